# SPDX-License-Identifier: MIT
"""Random programs, second generation: what random_program.py writes, mixed with templates of more
of the language. A template is a statement, or a few, with holes:

    <V> any value        <B> an atom            <N> a name that has a value
    <I> an instance      <L> a list's name      <D> a dict's name
    <T> a name to store  <A> an attribute       <K> a key
    <C> a class          <M> a condition        <F> a new name, the same everywhere in the template
    <G> another such     <O> an operation on atoms

Whether a construct is supported does not matter to the templates: all that ordinary programs of
one file use may be here. What must hold is that CPython prints the same each time.
"""

import re

from random_program import ATTRIBUTES, KEYS, Generator

FUNCTIONS = [
    "def <F>(p, q=<V>, *rest, k=<B>, **named):\n    held = [p, q]\n    def inner(x=<N>):\n"
    "        nonlocal held\n        held = [x, held]\n        return held\n"
    "    print(len(rest), sorted(named))\n    return inner\n<T> = <F>(<V>, *(<V>, <V>), k=<V>)\n"
    "print(len(<F>(<V>)(<V>)))",
    "def <F>(p):\n    for item in [<V>, <V>, <V>]:\n        try:\n            if <M>:\n"
    "                return item\n            elif <M>:\n                break\n            else:\n"
    "                continue\n        finally:\n            print('finally')\n    else:\n"
    "        print('else')\n    return p\n<T> = <F>(<V>)",
    "def <F>(n, held=<V>):\n    mine = [held, n]\n    return <F>(n - 1, mine) if n else mine\n"
    "<T> = <F>(<B>)",
    "def <F>(*args, **named):\n    return [sys.getrefcount(a) for a in args if counted(a)], "
    "sorted(named)\nprint(<F>(<V>, <N>, *[<V>], x=<V>, **{'y': <V>}))",
    "def <F>(cls_or_f):\n    def wrapper(*args, **named):\n        print('before')\n"
    "        return cls_or_f(*args, **named)\n    return wrapper\n@<F>\ndef <G>(a, b=<V>):\n"
    "    return [a, b]\n<T> = <G>(<V>)",
    "def <F>():\n    x = <V>\n    y = <V>\n    try:\n        return [x, y]\n    finally:\n"
    "        x = None\n        print('finally', sys.getrefcount(y) if counted(y) else 0)\n<T> = <F>()",
    "def <F>(a, /, b, *, c=<V>):\n    return a, b, c\n<T> = <F>(<V>, b=<V>)\n<F>(a=1, b=2)",
    "<F> = [lambda x=x: (x, <N>) for x in [<V>, <V>]]\n<T> = <F>[0]()\ndel <F>",
    "def <F>():\n    global <T>\n    <T> = <V>\n    def inner():\n        return <T>\n"
    "    return inner\nprint(<F>()() is <N>)",
    "def <F>(p):\n    while True:\n        try:\n            try:\n                raise KeyError(p)\n"
    "            finally:\n                print('inner')\n        except KeyError as e:\n"
    "            return e.args\n        finally:\n            print('outer')\n<T> = <F>(<V>)",
    "def <F>(p):\n    x = <V>\n    del x\n    return x\n<F>(<V>)",
    "def <F>(a, b):\n    return counted(a) and sys.getrefcount(a), counted(b) and sys.getrefcount(b)\n<G> = <I>\n"
    "print(<F>(<G>, b=<G>), <F>(*[<G>, <G>]), <F>(**{'a': <G>, 'b': <G>}))\n<G> = None",
]

GENERATORS = [
    "def <F>(p):\n    try:\n        got = yield p\n        print('got', got is None)\n"
    "        yield from [<V>, got]\n        return <V>\n    except ValueError as e:\n"
    "        yield e.args\n    finally:\n        print('closing')\n<T> = <F>(<V>)\nnext(<T>)",
    "def <F>(*items):\n    for item in items:\n        try:\n            yield item\n        finally:\n"
    "            print('left')\nfor item in <F>(<V>, <V>):\n    break\nitem = None",
    "def <F>(p):\n    held = <V>\n    yield p\n    yield held\n<T> = <F>(<V>)\nprint(next(<T>) is None)\n"
    "print(sys.getrefcount(<T>), gc.is_tracked(<T>))\n"
    "print(sorted(type(r).__name__ for r in gc.get_referents(<T>)))\n<T>.close()\nprint(<T>.gi_frame)",
    "def <F>(p):\n    value = <V>\n    while p:\n        p -= 1\n        value = yield value\n"
    "<G> = <F>(3)\nprint(next(<G>) is None)\n<G>.send(<V>)\n<G>.throw(KeyError(<V>))",
    "def <F>(p):\n    me = [p]\n    me.append(me)\n    yield me\n<T> = <F>(<V>)\nnext(<T>)\ndel <T>",
    "def <F>(n):\n    if n:\n        yield n\n        yield from <F>(n - 1)\n    return <V>\n"
    "print(list(<F>(3)))",
    "<T> = (x for x in [<V>, <V>] if x is not <N>)\nprint(len(list(<T>)))",
    "<T> = (x for x in [<I>, <I>])\nnext(<T>)",
    "print(any(x is <N> for x in [<V>, <N>]), all(counted(x) for x in (<V>,)))",
    "print(sum(1 for x in [<V>, <V>] if counted(x)), max((i for i in range(4)), default=<B>))",
    "def <F>():\n    try:\n        yield <V>\n    except GeneratorExit:\n        print('exit')\n"
    "        raise\n<T> = <F>()\nnext(<T>)\n<T> = <V>",
    "def <F>():\n    result = yield from <G>()\n    print('result', result is None)\n    yield result\n"
    "def <G>():\n    x = yield <V>\n    return x\n<T> = <F>()\nnext(<T>)\nprint(<T>.send(<V>) is None)\n"
    "next(<T>)",
]

COMPREHENSIONS = [
    "<T> = [y for x in [<V>, <V>] for y in (x, <N>) if y is not None]",
    "<T> = [(last := x) for x in [<V>, <B>]]\nlast = None",
    "<T> = {k: v for k, v in zip('abc', [<V>, <V>, <V>])}",
    "print(sorted({str(x)[:3] for x in (<B>, <B>, <B>)}))",
    "<T> = [[x, y] for x in range(2) for y in [<V>]][0]",
    "<T> = [[<N> for j in range(2)] for i in range(2)]",
    "<T> = [x.touch for x in [<I>, <I>]]",
    "<T> = [sys.getrefcount(x) for x in [<N>, <V>] if counted(x)]\nprint(<T>)",
    "<T> = {x: x for x in (<B>, <B>)}\nprint(<T>)",
]

UNPACKING = [
    "<T>, (x, *y), *z = <V>, [<V>, <V>, <V>], <V>, <V>\nprint(len(y), len(z))\nx = y = z = None",
    "print(*[<B>, <B>], sep='|', end='!\\n')",
    "<T> = [*<L>, <V>, *(<V>,)]",
    "<T> = {**<D>, 'new': <V>}",
    "<T> = (*<L>[:2], <N>)",
    "(<T>, x), y = (<V>, <V>), <V>\ndel x, y",
    "<L>[0:1] = <V>, <V>",
    "<L>[::2] = [<V>]",
    "for i, (a, *b) in enumerate([(<V>, 1), [<V>]]):\n    print(i, len(b))\ndel a, b",
    "for <T>.<A> in (<V>,):\n    pass",
    "[*x, <T>] = <L>\nx = None",
    "x = y = [<V>]\nx += [<V>]\nprint(x is y, len(y))\ndel x, y",
    "x, y = <I>, <I>\nx, y = y, x\nx.a, y.a = y, x\ndel x, y",
]

AUGMENTED = [
    "<N>.<A> += <V>", "<N>.<A> = [<V>]\n<N>.<A> += [<V>]", "<L>[0] += <V>", "<D>['k'] = <B>\n<D>['k'] *= 2",
    "<T> = <B>\n<T> -= <B>", "<L> *= 2", "<L>[1:] += (<V>,)", "<N> |= <N>", "<T> = {1}\n<T> |= {2, <B>}",
    "<I>.<A> -= 1", "<D> |= {'u': <V>}", "<T> = 'a'\n<T> += 'b'\nprint(<T>)",
]

MATCHES = [
    "match <V>:\n    case [a, *rest]:\n        print('sequence', len(rest))\n        a = rest = None\n"
    "    case {'k': k, **more}:\n        print('mapping', len(more))\n        k = more = None\n"
    "    case <C>(name=found):\n        print('class', found)\n    case int() | str() as atom:\n"
    "        print('atom', atom)\n    case None:\n        print('none')\n    case _:\n        print('other')",
    "match (<V>, <V>):\n    case (<C>() as one, two) if two is not one:\n        print('two')\n"
    "        one = two = None\n    case (x, None):\n        print('none')\n    case (x, y):\n        print('any')\n"
    "x = y = None",
    "match <B>:\n    case 0 | 1:\n        print('bit')\n    case -3:\n        print('negative')\n"
    "    case 'text' | '':\n        print('text')\n    case float():\n        print('float')\n    case other:\n"
    "        print(other)",
    "match <L>:\n    case []:\n        print('empty')\n    case [x]:\n        print('one')\n        del x\n"
    "    case [x, *_]:\n        print('more')\n        del x",
    "match <D>:\n    case {1: one, 'k': _}:\n        <T> = one\n    case {**rest} if rest:\n        print(len(rest))\n"
    "        del rest",
]

CLASSES = [
    "class <F>(<C>):\n    def __init__(self, *args):\n        super().__init__(*args)\n        self.b = super().touch\n"
    "    def touch(self, *args):\n        return super().touch(*args, self)\n<T> = <F>('<F>', <V>)\n<T>.touch()",
    "class <F>:\n    def __get__(self, o, kind=None):\n        print('get', o is None)\n        return <V>\n"
    "    def __set__(self, o, value):\n        print('set')\n        o.__dict__['kept'] = value\n"
    "    def __delete__(self, o):\n        print('delete')\n    def __set_name__(self, kind, name):\n"
    "        print('named', name)\nclass <G>:\n    d = <F>()\n    def __del__(self):\n        print('del <G>')\n"
    "<T> = <G>()\n<T>.d = <V>\n<T>.d\ndel <T>.d",
    "class <F>:\n    def __init__(self):\n        self._x = <V>\n    @property\n    def x(self):\n        return self._x\n"
    "    @x.setter\n    def x(self, value):\n        print('setter')\n        self._x = value\n    @x.deleter\n"
    "    def x(self):\n        print('deleter')\n        del self._x\n    def __del__(self):\n        print('del <F>')\n"
    "<T> = <F>()\n<T>.x = <V>\ndel <T>.x\n<T>.x",
    "class <F>(type):\n    def __new__(meta, name, bases, body, **named):\n        print('new', name, sorted(named))\n"
    "        return super().__new__(meta, name, bases, body)\n    def __init__(cls, name, bases, body, **named):\n"
    "        super().__init__(name, bases, body)\n    def __call__(cls, *args):\n        made = super().__call__(*args)\n"
    "        cls.last = made\n        return made\nclass <G>(metaclass=<F>, flag=<B>):\n    held = <V>\n"
    "    def __del__(self):\n        print('del <G>')\n<T> = <G>()",
    "class <F>:\n    __slots__ = ('name', 'one', '__weakref__')\n    def __init__(self, name):\n        self.name = name\n"
    "    def __del__(self):\n        print('del', self.name)\nclass <G>(<F>):\n    __slots__ = ('two', '__dict__')\n"
    "<T> = <G>('<G>')\n<T>.one = <V>\n<T>.two = <T>\n<T>.three = <V>\nprint(sys.getrefcount(<T>), <T>.__dict__.keys())",
    "class <F>:\n    def __init_subclass__(cls, **named):\n        print('subclass', cls.__name__, sorted(named))\n"
    "        cls.parent = <V>\nclass <G>(<F>, mark=<V>):\n    pass\nprint([c.__name__ for c in <F>.__subclasses__()])",
    "class <F>:\n    pass\nclass <G>(<C>, <F>):\n    made = <V>\nprint([c.__name__ for c in <G>.__mro__])\n<T> = <G>('<G>')",
    "class <F>:\n    def __new__(cls, *args):\n        self = super().__new__(cls)\n        self.args = args\n"
    "        return self\n    def __init__(self, *args):\n        print(sys.getrefcount(self), self.args is args)\n"
    "    def __del__(self):\n        print('del <F>')\n<T> = <F>(<V>, <V>)",
    "class <F>:\n    def __init__(self, items):\n        self.items = items\n    def __iter__(self):\n"
    "        return iter(self.items)\n    def __len__(self):\n        return len(self.items)\n"
    "    def __contains__(self, x):\n        return any(x is y for y in self.items)\n    def __getitem__(self, i):\n"
    "        return self.items[i]\n    def __setitem__(self, i, value):\n        self.items[i] = value\n"
    "    def __delitem__(self, i):\n        del self.items[i]\n<T> = <F>([<V>, <V>])\n<T>[0] = <T>\n"
    "print(len(<T>), <N> in <T>, len([*<T>]))\ndel <T>[0]\n<T>[5]",
    "class <F>:\n    def __init__(self, n):\n        self.n = n\n    def __add__(self, other):\n        print('add')\n"
    "        return <F>(self.n + other.n)\n    def __radd__(self, other):\n        print('radd')\n        return self\n"
    "    def __iadd__(self, other):\n        print('iadd')\n        self.n += 1\n        return self\n"
    "    def __lt__(self, other):\n        return self.n < other.n\n    def __eq__(self, other):\n"
    "        return isinstance(other, <F>) and self.n == other.n\n    def __hash__(self):\n        return self.n\n"
    "    def __bool__(self):\n        return self.n > 1\n    def __del__(self):\n        print('del <F>', self.n)\n"
    "<T> = <F>(1) + <F>(2)\n<T> += <V>\nprint(sum([<F>(4)], <V>) is None, bool(<T>), <F>(3) < <T>)\n"
    "print([x.n for x in sorted([<F>(2), <F>(1)])], len({<F>(1), <F>(1)}))",
    "class <F>:\n    def __getattribute__(self, name):\n        print('attribute', name)\n"
    "        return object.__getattribute__(self, name)\n    def __setattr__(self, name, value):\n"
    "        print('setattr', name)\n        object.__setattr__(self, name, value)\n    def __delattr__(self, name):\n"
    "        print('delattr', name)\n        object.__delattr__(self, name)\n<T> = <F>()\n<T>.x = <V>\n<T>.x\ndel <T>.x\n<T>.x",
    "class <F>(list):\n    def __del__(self):\n        print('del list', len(self))\n<T> = <F>([<V>, <V>])\n<T>.append(<T>)\n"
    "print(sys.getrefcount(<T>), gc.is_tracked(<T>))",
    "class <F>(dict):\n    def __missing__(self, key):\n        print('missing', key)\n        return <V>\n"
    "    def __del__(self):\n        print('del dict', len(self))\n<T> = <F>(a=<V>)\n<T>['none']\n<T>.me = <T>",
    "class <F>(Exception):\n    def __init__(self, held, *rest):\n        super().__init__(*rest)\n        self.held = held\n"
    "    def __del__(self):\n        print('del error')\ntry:\n    raise <F>(<V>, <B>)\nexcept <F> as e:\n    print(e, e.args)\n    <T> = e",
    "class <F>:\n    inside = <V>\n    def method(self):\n        return __class__\n    class Inner:\n        x = <B>\n"
    "print(<F>.Inner.__qualname__, <F>().method() is <F>)\n<C>.later = <F>",
    "class <F>(int):\n    def __new__(cls, value, held):\n        self = super().__new__(cls, value)\n        self.held = held\n"
    "        return self\n    def __del__(self):\n        print('del int', int(self))\n<T> = <F>(5, <V>)\nprint(<T> + 1, <T>)",
    "class <F>(tuple):\n    def __del__(self):\n        print('del tuple', len(self))\n<T> = <F>([<V>, <V>])\n<T>.me = <T>",
    "class <F>(str):\n    pass\n<T> = <F>('text')\n<T>.held = <V>\nprint(<T>.upper(), sys.getrefcount(<T>))",
    "class <F>:\n    def __format__(self, spec):\n        return '<' + spec + '>'\n    def __str__(self):\n        return 'str'\n"
    "print(f'{<F>():>5} {<F>()} {<F>()!s:>5}', '%s' % <F>(), format(<F>(), 'x'))",
]

EXCEPTIONS = [
    "try:\n    try:\n        fail(<V>)\n    except ValueError as e:\n        raise KeyError(<V>) from e\nexcept KeyError as e:\n"
    "    <T> = e\n    print(type(e.__cause__).__name__, e.__context__ is e.__cause__, e.__suppress_context__)",
    "try:\n    fail(<V>)\nexcept ValueError:\n    kind, value, tb = sys.exc_info()\n"
    "    print(kind.__name__, sys.getrefcount(value), tb.tb_next is None)\n    <T> = tb\n    del kind, value, tb",
    "def <F>(p):\n    mine = <V>\n    try:\n        fail(p)\n    finally:\n        print('unwound')\ntry:\n    <F>(<V>)\n"
    "except ValueError as e:\n    tb = e.__traceback__\n    while tb:\n"
    "        print(tb.tb_frame.f_code.co_name, sorted(tb.tb_frame.f_locals)[:3] if tb.tb_frame.f_code.co_name != '<module>' else '')\n"
    "        tb = tb.tb_next",
    "try:\n    fail(<V>)\nexcept ValueError as e:\n    keep.append(e.with_traceback(None))",
    "try:\n    try:\n        1 / 0\n    finally:\n        <T> = <V>\n        raise ValueError(<B>)\nexcept (KeyError, ValueError) as e:\n"
    "    print(e, repr(e.__context__))",
    "try:\n    raise\nexcept RuntimeError as e:\n    print(e)",
    "try:\n    try:\n        fail(<V>)\n    except ValueError:\n        raise\nexcept ValueError as e:\n    <T> = e.__traceback__.tb_frame",
    "def <F>():\n    try:\n        return <V>\n    finally:\n        return <V>\n<T> = <F>()",
    "try:\n    assert <M>, <V>\nexcept AssertionError as e:\n    keep.append(e)",
    "e = ValueError(<V>)\ntry:\n    raise e\nexcept ValueError as f:\n    print(f is e, sys.getrefcount(f))\ndel e",
    "try:\n    raise ExceptionError\nexcept NameError as e:\n    <T> = e\n    print(e.name)",
    "def <F>(n):\n    try:\n        if n:\n            <F>(n - 1)\n        else:\n            fail(<V>)\n"
    "    except ValueError as e:\n        raise TypeError(n) from e\ntry:\n    <F>(2)\nexcept TypeError as e:\n"
    "    while e is not None:\n        print(repr(e)[:9])\n        e = e.__cause__",
    "try:\n    x = <V>\n    x()\nexcept TypeError as e:\n    print(e)\nx = None",
    "try:\n    with <I> as x, <I>:\n        fail(x)\nexcept ValueError as e:\n    print('out', len(e.args))\nx = None",
    "class <F>:\n    def __enter__(self):\n        return self\n    def __exit__(self, kind, value, tb):\n        self.held = value, tb\n"
    "        return <M>\n    def __del__(self):\n        print('del manager')\nwith <F>() as <T>:\n    fail(<V>)",
    "class <F>:\n    def __enter__(self):\n        return <V>\n    def __exit__(self, *args):\n        print(sys.getrefcount(self))\n"
    "        raise KeyError(*args[:0])\ndef <G>():\n    with <F>() as x:\n        return [x]\n<G>()",
]

MEMORY = [
    # printing would allocate: when a collection comes depends on it
    "died = []\nclass <F>:\n    def __init__(self, n):\n        self.n = n\n        self.me = self\n    def __del__(self):\n"
    "        died.append(self.n)\ngc.collect()\ngc.enable()\ngc.set_threshold(<n>)\nfor i in range(<m>):\n    <F>(i)\n"
    "gc.disable()\nprint(died, gc.collect())\ndied = None",
    "gc.collect()\ngc.enable()\ngc.set_threshold(<n>, 2, 2)\nfor i in range(<m>):\n    x = [i]\n    x.append(x)\n"
    "gc.disable()\nx = None\nprint(gc.collect())",
    "print(len([o for o in gc.get_objects() if isinstance(o, <C>)]))",
    "print([type(o).__name__ for o in gc.get_objects(0) if isinstance(o, <C>)])",
    "gc.freeze()\nprint(gc.collect())\ngc.unfreeze()",
    "def <F>(phase, info):\n    print(phase, info['generation'], info['collected'], info['uncollectable'])\n"
    "gc.callbacks.append(<F>)\ngc.collect()\ngc.callbacks.remove(<F>)",
    "gc.set_debug(gc.DEBUG_SAVEALL)\nx = [<V>]\nx.append(x)\ndel x\nprint(gc.collect(), len(gc.garbage))\n"
    "gc.set_debug(0)\ngc.garbage.clear()\nprint(gc.collect())",
    "print(sys.getsizeof(<B>), sys.getsizeof([<B>, <B>]), sys.getsizeof(<L>), sys.getsizeof(<D>))",
    "print(sys.getsizeof(<I>) > 0, sys.getsizeof((<B>,)), sys.getsizeof({<B>}), sys.getsizeof('x' * 7))",
    "x = <V>\nfor i in range(<m>0):\n    x = [x]\nx = None",
    "x = None\nfor i in range(<m>):\n    y = <C>(i)\n    y.a = x\n    x = y\ny = None\nx = None",
    "x = {}\nfor i in range(<m>):\n    x = {'in': x, i: <V>}\nx = None",
    "x = y = [<I>]\nfor i in range(3):\n    y.append([y])\n    y = y[-1]\nx.append(y)\ndel x, y",
    "print(gc.is_tracked((<B>,)), gc.is_tracked((<V>,)), gc.is_tracked({}), gc.is_tracked({'a': <B>}), gc.is_tracked([<V>]))",
    "print([gc.is_tracked(x) for x in (<V>, <V>, <N>)])",
    "x = <I>\nprint(sys.getrefcount(x), sys.getrefcount(x.touch), sys.getrefcount([x, x][0]))\n"
    "y = [x] * 3\nprint(sys.getrefcount(x), x in y, y.count(x))\nz = (x, {'k': x})\nprint(sys.getrefcount(x))\ndel x, y, z",
    "print(id([]) == id([]), <N> is <N>, (lambda: 1000)() is (lambda: 1000)())",
    "x = 1000\ny = 1000\nz = 500 * 2\nprint(x is y, x is z)",
    "print(gc.get_threshold()[1:], gc.isenabled())",
    "print(sorted(type(x).__name__ for x in gc.get_referents(<N>, <N>)))",
]

WEAK = [
    "x = <I>\nr = weakref.ref(x)\nprint(r() is x, weakref.ref(x) is r, weakref.getweakrefcount(x))\ndel x\nprint(r() is None)\ndel r",
    "x = <I>\np = weakref.proxy(x)\nprint(p.name, p == x)\ndel x\np.name",
    "<T> = <I>\nf = weakref.finalize(<T>, print, 'finalized', <B>)\nprint(f.alive)\n<T> = None\nprint(f.alive)\ndel f",
    "f = weakref.finalize(<N>, print, 'never at exit')\nf.atexit = False",
    "f = weakref.finalize(<N>, print, 'now')\nf()\nf()",
    "x = <I>\nx.r = weakref.ref(x, gone)\ndel x",
    "x = <I>\nr = weakref.ref(x, lambda r, held=<V>: print('callback', r() is None))\nx.r = r\nx.me = x\ndel x, r\nprint(gc.collect())",
    "class <F>(weakref.ref):\n    def __new__(cls, o, callback=None):\n        return super().__new__(cls, o, callback)\n"
    "    def __init__(self, o, callback=None):\n        super().__init__(o, callback)\n        self.extra = <V>\nwatched.append(<F>(<N>))",
    "print(len(weakref.getweakrefs(<N>)), weakref.getweakrefcount(<N>))",
    "def <F>(r):\n    print('revived', r() is None)\n    keep.append(<V>)\nwatched.append(weakref.ref(<N>, <F>))",
]

OPERATIONS = [
    "<B> + <B>", "<B> * 2", "<B> // <B>", "<B> % <B>", "<B> - <B>", "<B> < <B>", "<B> == <B>", "<B> and <B>",
    "<B> / <B>", "divmod(<B>, 3)", "2 ** <B>", "int(<B>)", "float(<B>)", "str(<B>)", "repr(<B>)", "bool(<B>)",
    "hash(<B>) is not None", "len(<B>)", "sorted([<B>, <B>])", "abs(<B>)", "round(<B>, 1)", "min(<B>, <B>)",
    "max([<B>, <B>])", "isinstance(<B>, (int, str))", "<B> in [<B>, <B>]", "<B> in 'text 1'", "~<B>", "-<B>",
    "<B> << 3", "<B> & 6", "<B> | 1", "<B> ^ 5", "f\"{<B>:>8}|{<B>!r}|{<B>:<6}\"", "'%s %r' % (<B>, <B>)",
    "'{} {!r} {:>4}'.format(<B>, <B>, <B>)", "'%05d' % <B>", "'%.2f' % <B>", "format(<B>, ',')", "chr(65 + <B>)",
    "'a-b-c'.split('-', <B>)", "'text'.replace('t', str(<B>))", "'Hello World'.swapcase().title()",
    "' pad '.strip().center(9, '*')", "'abc'[<B>]", "'abcdef'[<B>:<B>]", "[1, 2, 3][<B>]", "[3, 1, 2][::<B>]",
    "'x'.join([<B>, <B>])", "'banana'.count('an'), 'banana'.find('n'), 'banana'.rindex('a')", "'abc' * <B>",
    "list(range(<B>))", "tuple('abc') + (<B>,)", "[<B>] * 3", "{<B>: 1}.get(<B>)", "list({'a': <B>, 'b': 2}.items())",
    "dict(a=<B>, **{'b': <B>})", "sorted({1, 2} | {<B>}, key=str)", "{1, 2, 3} & {<B>, 2}", "{1, 2} - {<B>}",
    "{1, 2} ^ {2, 3}", "frozenset([<B>]) <= {<B>}", "list(zip([1, 2], 'ab', [<B>, <B>]))", "list(map(str, [<B>, <B>]))",
    "list(filter(None, [<B>, <B>]))", "list(reversed([<B>, 1]))", "list(enumerate('ab', <B>))",
    "sorted('banana', key=lambda c: (-ord(c), c))", "sorted([3, 1, 2], reverse=<B>)", "sum([1, <B>, 2.5])",
    "int('12', 3), int('0x1f', 16), int('-7')", "int(<B>).bit_length()", "(2.5).as_integer_ratio(), (7).conjugate()",
    "10 ** 30 // 7, -7 // 2, -7 % 3, 7 % -3", "1e308 * 10, -0.0, 1e-320, 0.1 + 0.2", "float('inf') - 1, float('nan') == 0",
    "'abc' < 'abd' < <B>", "not <B>", "<B> if <B> else 'no'", "'a' 'b'", "b'ab' + bytes([65])", "bytearray(b'xy')[0]",
    "complex(1, 2) * 2j", "slice(<B>, <B>).indices(5)", "'tEST'.capitalize(), 'ß'.upper(), 'é'.encode()", "ord('a'), hex(255), oct(8), bin(5)",
    "'1,2'.partition(','), 'a b'.rsplit(None, 1)", "'abc'.startswith(('a', 'b')), 'x1'.isalnum(), '12'.isdigit()",
    "'line\\nnext'.splitlines(), '\\t'.expandtabs(4)", "str.maketrans('ab', 'xy'), 'abc'.translate({97: 'z'})",
    "[1, 2, 3].index(<B>)", "(1, 2).count(<B>)", "[].pop()", "{}.popitem()", "{}['k']", "'a'.join(<B>)", "None + <B>",
    "[] < <B>", "int('x')", "'a' + <B>", "range(5)[<B>]", "list(range(10, 0, -3))", "all([<B>, 1]), any([0, <B>])",
    "callable(<B>), type(<B>).__name__", "getattr(<B>, 'real', None)", "vars(<B>)", "iter(<B>)", "next(iter([<B>]))", "dict([<B>])",
    "<B> is None", "print(<B>, <B>, sep=<B>)", "'%d' % <B>", "'%c' % 97", "ascii('é')", "'{:b} {:x} {:e}'.format(5, 255, 2.5)",
]

STATEMENTS = [
    "print(<O>)", "print(<O>)", "print(<O>)", "x = <O>\nprint(type(x).__name__, x)",
    "with <I> as x, <I> as y:\n    <T> = [x, y]\nx = y = None",
    "i = 0\nwhile i < 3:\n    i += 1\n    if <M>:\n        continue\n    if <M>:\n        break\n    <T> = <V>\nelse:\n    print('else')",
    "for x in <L>:\n    if <M>:\n        break\n    for y in range(2):\n        if y:\n            continue\n        <T> = x\nelse:\n    print('else')\nx = y = None",
    "if (x := <V>) is not None and <M>:\n    print('walrus')\nx = None",
    "del <N>.<A>, <N>.<A>", "del (<T>)", "del <L>[-1:], <D>['k']", "<L>.sort(key=lambda x: str(type(x)))", "<L>.reverse()\n<L>.extend(<L>[:1])",
    "x = <L>.copy()\nx.remove(<N>)\ndel x", "print(<L>.index(<N>))", "<D>.update({'x': <V>}, y=<V>)", "x = dict(<D>)\nx.clear()",
    "print(sorted(map(str, <D>))[:2])", "for k in list(<D>):\n    print(k)\n    del <D>[k]", "for k in <D>:\n    <D>['added'] = <V>",
    "x = iter(<L>)\nnext(x)\n<L>.clear()\nprint(next(x, 'done'))\ndel x", "x = [<V>].__iter__()\nprint(sys.getrefcount(x))\ndel x",
    "print(<N> in <L>, <N> not in <D>)", "print(isinstance(<N>, (<C>, list)), issubclass(<C>, object))", "print(hasattr(<N>, 'name') and <N>.name)",
    "print(getattr(<N>, '<A>', 'none') is None)", "print(sorted(vars(<N>)), len(dir(<N>)) > 5)", "<N>.__class__ = <C>", "<N>.__dict__ = {'name': 'given', 'a': <V>}",
    "<N>.__dict__.update(b=<V>)", "<N>.__dict__.clear()", "x = <N>.__dict__\n<T> = None\nprint(len(x))\nx = None", "print(f'{<N>=}')", "print(f'{<N>!r:>20}', f\"{<B>!s:<{7}}|\")",
    "print(str(<N>)[:20], repr(<N>)[:20])", "print(locals() is globals())", "<C>.<A> = <V>", "del <C>.<A>", "<C>.extra = property(lambda self: <N>)\nprint(<N>.extra is None)",
    "<C>.touch = lambda self, *args: args", "x = <C>.touch\nprint(x.__name__, sys.getrefcount(x))\nx = None", "x = <N>.touch\nprint(x == <N>.touch, x.__self__ is <N>)\nx = None",
    "x = type('<F>', (<C>,), {'made': <V>})\n<T> = x('dynamic')\ndel x", "print(<C>.__name__, <C>.__mro__[-1].__name__)", "exec(\"<T> = [<B>]\")", "print(eval(\"<B>\"))",
    "x: list = [<V>]\nprint(len(x))", "print(__name__, sorted(globals())[:3])", "<T> = not <N>", "<T> = <N> if <M> else <V>", "<T> = <N> or <V>", "<T> = [] and <V>",
    "x = zip([<V>, <V>], <L>)\nprint(len(list(x)))\ndel x", "x = map(lambda a: [a], [<V>, <V>])\n<T> = next(x)\ndel x", "<T> = list(filter(counted, [<V>, <V>]))",
    "<T> = max([<I>, <I>], key=lambda x: x.name)", "<T> = sorted([<I>, <I>], key=lambda x: x.name, reverse=True)", "<T> = enumerate([<V>])\nnext(<T>)", "<T> = reversed([<V>, <V>])\nnext(<T>)",
    "<T> = slice(<N>, <V>)", "<T> = super", "<T> = staticmethod(<N>)", "<T> = classmethod(lambda cls: <N>)", "<T> = property(<N>)", "<T> = range(3)", "<T> = memoryview(b'abc')\nprint(<T>[0])",
    "<T> = object()", "<T> = frozenset([1, (2, 3)])", "<T> = Ellipsis", "<T> = NotImplemented", "<T> = iter([7, <N>, <N>].pop, 7)\nprint(len(list(zip(range(2), <T>))))",
    "setattr(<N>, 'x y', <V>)", "print(sys.getrefcount(<N>.__class__) > 3, sys.getrefcount(type(<N>).__mro__))",
]

KINDS = [
    (STATEMENTS, 0.3), (FUNCTIONS, 0.12), (GENERATORS, 0.1), (COMPREHENSIONS, 0.05), (UNPACKING, 0.06), (AUGMENTED, 0.05),
    (MATCHES, 0.04), (CLASSES, 0.1), (EXCEPTIONS, 0.09), (MEMORY, 0.06), (WEAK, 0.03),
]

HOLE = re.compile(r"<([A-Znm])>")


class Wider(Generator):
    """Half of the statements come from the templates."""

    def __init__(self, seed):
        super().__init__(seed)
        self.filling = 0

    def fill(self, template):
        fresh = {}

        def hole(match):
            kind = match.group(1)
            if kind in "FG":
                if kind not in fresh:
                    fresh[kind] = self.fresh("t")
                return fresh[kind]
            if kind == "T":
                if "T" not in fresh:
                    fresh["T"] = self.pick(self.names)
                    self.known[fresh["T"]] = "other"
                return fresh["T"]
            if kind == "V":
                return self.value(2)
            if kind == "B":
                return self.atom()
            if kind == "N":
                return self.some_name("instance" if self.chance(0.6) else None)
            if kind == "I":
                return self.instance()
            if kind == "L":
                return self.some_name("list")
            if kind == "D":
                return self.some_name("dict")
            if kind == "A":
                return self.pick(ATTRIBUTES)
            if kind == "K":
                return self.pick(KEYS)
            if kind == "C":
                return self.pick(self.classes)[0]
            if kind == "M":
                return self.condition()
            if kind == "O":
                return self.fill(self.pick(OPERATIONS))
            if kind == "n":
                return str(self.number(3, 40))
            return str(self.number(2, 60))  # m

        return HOLE.sub(hole, template)

    def templates(self):
        share = self.random()
        for templates, part in KINDS:
            share -= part
            if share < 0:
                break
        return STATEMENTS if templates is WEAK and not self.weak else templates

    def statement(self):
        if self.indent > 3 or self.in_function or self.chance(0.5):
            super().statement()
            return
        templates = self.templates()
        # under try: the traceback would show lines of CPython's own weakref.py
        if self.chance(0.88) or templates is WEAK:
            self.put("try:")
            self.indent += 1
            self.put(self.fill(self.pick(templates)))
            self.indent -= 1
            self.put("except Exception as e:\n    print(type(e).__name__, e)")
        else:
            self.put(self.fill(self.pick(templates)))

    def finalizer(self):
        if self.chance(0.85):
            while True:
                before = len(self.lines)
                super().finalizer()
                if not any("'inner'" in line for line in self.lines[before:]):
                    return  # what a collection at the end finds is the interpreter's affair
                del self.lines[before:]
        self.put(self.fill(self.pick([
            "print('del', self.name, sys.exc_info()[0])",
            "try:\n    raise KeyError(self.name)\nexcept KeyError as e:\n    print('in del', e)",
            "self.me = self\nprint('cycle')",
            "print('del', [sys.getrefcount(x) for x in vars(self).values() if counted(x)])",
            "print('del', *[getattr(self, 'a', None) is None])\nself.a = None",
            "for i in range(2):\n    try:\n        fail(i)\n    except ValueError:\n        pass\nprint('del', self.name)",
            "print('del', next(x for x in [self]).name)",
            "def inner():\n    return self\nself.inner = inner\nprint('del', self.name)",
            "print('del', type(self).__name__)\nkeep.append([self.name])",
            "raise ValueError(self.name) from KeyError('cause')",
        ])))
