# SPDX-License-Identifier: MIT
"""How long statements take, by the clock of the module time."""

import gc
import itertools
import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']
default_number, default_repeat = 1000000, 5
default_timer = time.perf_counter
_TEMPLATE = '''def inner(_it, _timer%s):
    %s
    _t0 = _timer()
    for _i in _it:
        %s
        pass
    _t1 = _timer()
    return _t1 - _t0
'''


class Timer:
    """Runs a statement, or calls a function, many times."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        space, texts, above = {}, {}, ''
        for name, what in (('setup', setup), ('stmt', stmt)):
            if isinstance(what, str):
                compile(above + what, '<timeit-src>', 'exec')
                texts[name] = what
                above = what + '\n'
            elif callable(what):
                space['_' + name] = what
                texts[name] = '_%s()' % name
            else:
                raise ValueError('%s is neither a string nor callable' % name)
        given = ''.join([', %s=%s' % (name, name) for name in space])
        self.src = _TEMPLATE % (given, texts['setup'].replace('\n', '\n' + ' ' * 4),
                                texts['stmt'].replace('\n', '\n' + ' ' * 8))
        exec(compile(self.src, '<timeit-src>', 'exec'), {} if globals is None else globals, space)
        self.inner = space['inner']

    def timeit(self, number=default_number):
        """The time that it takes number times."""
        collects = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if collects:
                gc.enable()

    def autorange(self, callback=None):
        """How often it has to run to take a while, and the time of that; the clock here stands."""
        taken = self.timeit(1)
        if callback:
            callback(1, taken)
        return 1, taken

    def repeat(self, repeat=default_repeat, number=default_number):
        """Some such times in a list."""
        return [self.timeit(number) for _ in range(repeat)]


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    """The time that a statement takes number times."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    """Some such times in a list."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
