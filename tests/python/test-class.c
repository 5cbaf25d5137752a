/* SPDX-License-Identifier: MIT */

/* Classes, attributes and the object protocol: through the C functions, and with small programs
 * whose output is what CPython prints. */

#include "heap/rf-checker.h"
#include "python/rf-machine.h"

#include <string.h>

typedef struct
{
  RfHeap *heap;
  RfMachine *m;
  GString *output;
} Fixture;

static void
collect_output (gpointer user, RfStream stream, const char *text, gsize size)
{
  g_string_append_len (user, text, (gssize) size);
}

static void
fixture_open (Fixture *f, const char *profile)
{
  f->heap = rf_heap_new (rf_profile_find (profile));
  f->output = g_string_new (NULL);
  RfHost host = { .user = f->output, .write = collect_output };
  f->m = rf_machine_new (f->heap, &host);
  g_assert_nonnull (f->m);
}

static void
fixture_close (Fixture *f)
{
  rf_machine_free (f->m);
  rf_heap_free (f->heap);
  g_string_free (f->output, TRUE);
}

static RfObject *
text (Fixture *f, const char *utf8)
{
  return rf_str_intern (f->m, utf8, -1);
}

/* class NAME (BASES): pass; the bases end with NULL. */
static RfClass *
make_class (Fixture *f, const char *name, ...)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  va_list args;
  RfClass *base;
  va_start (args, name);
  while ((base = va_arg (args, RfClass *)) != NULL)
    g_ptr_array_add (list, base);
  va_end (args);
  RfObject *bases = rf_tuple_new (f->m, (RfObject *const *) list->pdata, list->len);
  RfObject *dict = rf_dict_new (f->m);
  RfObject *name_object = text (f, name);
  RfObject *cls = rf_class_new (f->m, f->m->class_type, name_object, bases, dict, NULL, NULL);
  rf_drop (f->m, name_object);
  rf_drop (f->m, dict);
  rf_drop (f->m, bases);
  return (RfClass *) cls;
}

static void
assert_raised (Fixture *f, RfExceptionKind kind, const char *message)
{
  g_assert_true (rf_raised (f->m));
  g_assert_true (rf_raised_is (f->m, kind));
  RfObject *exception = rf_raised_steal (f->m);
  RfObject *str = rf_object_str (f->m, exception);
  g_assert_cmpstr (rf_str_data (str), ==, message);
  rf_drop (f->m, str);
  rf_drop (f->m, exception);
}

static void
test_mro (void)
{
  Fixture f;
  fixture_open (&f, "3.13");
  RfClass *a = make_class (&f, "A", NULL);
  RfClass *b = make_class (&f, "B", a, NULL);
  RfClass *c = make_class (&f, "C", a, NULL);
  RfClass *d = make_class (&f, "D", b, c, NULL);
  const RfTuple *mro = (const RfTuple *) d->mro;
  RfClass *const expected[] = { d, b, c, a, f.m->class_object };
  g_assert_cmpuint (mro->length, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < mro->length; i++)
    g_assert_true (mro->items[i] == (RfObject *) expected[i]);
  g_assert_true (rf_class_is_subclass (d, a));
  g_assert_false (rf_class_is_subclass (a, d));

  g_assert_null (make_class (&f, "E", a, b, NULL));
  assert_raised (&f, RF_EXC_TypeError,
                 "Cannot create a consistent method resolution order (MRO) for bases A, B");
  g_assert_null (make_class (&f, "E", a, a, NULL));
  assert_raised (&f, RF_EXC_TypeError, "duplicate base class A");
  g_assert_null (make_class (&f, "E", f.m->class_int, f.m->class_str, NULL));
  assert_raised (&f, RF_EXC_TypeError, "multiple bases have instance lay-out conflict");
  g_assert_null (make_class (&f, "E", f.m->class_bool, NULL));
  assert_raised (&f, RF_EXC_TypeError, "type 'bool' is not an acceptable base type");

  rf_drop (f.m, (RfObject *) d);
  rf_drop (f.m, (RfObject *) c);
  rf_drop (f.m, (RfObject *) b);
  rf_drop (f.m, (RfObject *) a);
  fixture_close (&f);
}

static void
test_lookup_cache (void)
{
  Fixture f;
  fixture_open (&f, "3.13");
  RfMachine *m = f.m;
  RfClass *a = make_class (&f, "A", NULL);
  RfClass *b = make_class (&f, "B", a, NULL);
  RfObject *name = text (&f, "colour");
  RfObject *red = text (&f, "red"), *blue = text (&f, "blue");

  g_assert_null (rf_class_lookup (m, b, name));
  g_assert_true (rf_object_setattr (m, (RfObject *) a, name, red));
  g_assert_true (rf_class_lookup (m, b, name) == red);
  g_assert_true (rf_class_lookup (m, b, name) == red);
  g_assert_true (rf_object_setattr (m, (RfObject *) b, name, blue));
  g_assert_true (rf_class_lookup (m, b, name) == blue);
  g_assert_true (rf_class_lookup (m, a, name) == red);
  g_assert_true (rf_object_setattr (m, (RfObject *) b, name, NULL));
  g_assert_true (rf_class_lookup (m, b, name) == red);
  g_assert_true (rf_object_setattr (m, (RfObject *) a, name, NULL));
  g_assert_null (rf_class_lookup (m, b, name));
  g_assert_false (rf_object_setattr (m, (RfObject *) a, name, NULL));
  assert_raised (&f, RF_EXC_AttributeError, "type object 'A' has no attribute 'colour'");
  g_assert_false (rf_object_setattr (m, (RfObject *) m->class_int, name, red));
  assert_raised (&f, RF_EXC_TypeError, "cannot set 'colour' attribute of immutable type 'int'");

  rf_drop (m, name);
  rf_drop (m, red);
  rf_drop (m, blue);
  rf_drop (m, (RfObject *) b);
  rf_drop (m, (RfObject *) a);
  fixture_close (&f);
}

/* Slots follow the dunder names of the class and of its bases. */
static void
test_slot_update (void)
{
  Fixture f;
  fixture_open (&f, "3.13");
  RfMachine *m = f.m;
  RfClass *a = make_class (&f, "A", NULL);
  RfClass *b = make_class (&f, "B", a, NULL);
  RfClass *number = make_class (&f, "Number", m->class_int, NULL);
  RfObject *add = text (&f, "__add__");
  RfObject *function = rf_object_getattr_cstr (m, (RfObject *) m->class_int, "__sub__");

  g_assert_null (b->slots.binary[RF_BINARY_ADD]);
  g_assert_true (number->slots.binary[RF_BINARY_ADD] == m->class_int->slots.binary[RF_BINARY_ADD]);
  g_assert_true (number->slots.hash == m->class_int->slots.hash);
  g_assert_null (b->type.finalize);
  g_assert_true (rf_object_setattr (m, (RfObject *) a, add, function));
  g_assert_nonnull (b->slots.binary[RF_BINARY_ADD]);
  g_assert_true (b->slots.binary[RF_BINARY_ADD] == a->slots.binary[RF_BINARY_ADD]);
  g_assert_true (rf_object_setattr (m, (RfObject *) a, add, NULL));
  g_assert_null (b->slots.binary[RF_BINARY_ADD]);
  g_assert_true (rf_object_setattr (m, (RfObject *) a, m->name_del, function));
  g_assert_nonnull (b->type.finalize);
  g_assert_true (rf_object_setattr (m, (RfObject *) a, m->name_del, NULL));
  g_assert_null (b->type.finalize);
  g_assert_true (rf_object_setattr (m, (RfObject *) number, add, function));
  g_assert_false (number->slots.binary[RF_BINARY_ADD] == m->class_int->slots.binary[RF_BINARY_ADD]);

  rf_drop (m, function);
  rf_drop (m, add);
  rf_drop (m, (RfObject *) number);
  rf_drop (m, (RfObject *) b);
  rf_drop (m, (RfObject *) a);
  fixture_close (&f);
}

/* Where the attributes of an instance are, under each style. */
static void
test_attributes (void)
{
  static const char *const profiles[] = { "3.10", "3.11", "3.12", "3.13" };
  for (guint p = 0; p < G_N_ELEMENTS (profiles); p++)
    {
      Fixture f;
      fixture_open (&f, profiles[p]);
      RfMachine *m = f.m;
      RfAttributeStyle style = m->profile->attributes;
      RfClass *a = make_class (&f, "A", NULL);
      RfObject *o = rf_object_call_noargs (m, (RfObject *) a);
      RfObject *name = text (&f, "x"), *value = text (&f, "some value");
      RfAttributes *attributes = rf_object_attributes (o);
      g_assert_nonnull (attributes);
      g_assert_true (attributes->dict == NULL && attributes->table == NULL);
      g_assert_true (rf_object_setattr (m, o, name, value));
      g_assert_true ((attributes->dict != NULL) == (style == RF_ATTRIBUTES_DICT));
      RfObject *read = rf_object_getattr (m, o, name);
      g_assert_true (read == value);
      rf_drop (m, read);

      RfObject *dict = rf_object_dict (m, o);
      g_assert_true (attributes->dict == dict);
      g_assert_true ((attributes->table != NULL) == (style == RF_ATTRIBUTES_VALUES_SHARED));
      g_assert_true (rf_dict_get (m, dict, name) == value);
      g_assert_true (rf_object_setattr (m, o, name, m->none));
      g_assert_true (rf_dict_get (m, dict, name) == m->none);
      /* The dict goes on when the instance dies. */
      rf_drop (m, o);
      g_assert_cmpint (dict->refcnt, ==, 1);
      g_assert_true (rf_dict_get (m, dict, name) == m->none);
      g_assert_null (((RfDict *) dict)->instance);
      rf_drop (m, dict);

      /* More attributes than there is room for inline. */
      o = rf_object_call_noargs (m, (RfObject *) a);
      attributes = rf_object_attributes (o);
      for (int i = 0; i < 40; i++)
        {
          g_autofree char *many = g_strdup_printf ("attribute%d", i);
          RfObject *one = text (&f, many);
          g_assert_true (rf_object_setattr (m, o, one, value));
          rf_drop (m, one);
        }
      g_assert_nonnull (attributes->dict);
      g_assert_null (attributes->table);
      g_assert_cmpuint (rf_dict_length (attributes->dict), ==, 40);
      rf_drop (m, o);
      rf_drop (m, name);
      rf_drop (m, value);
      rf_drop (m, (RfObject *) a);
      fixture_close (&f);
    }
}

/* sys.getsizeof without the head, and the head: as measured in CPython. */
static void
test_sizes (void)
{
  static const struct
  {
    const char *profile;
    gsize plain, list, tuple, number;
    guint pre;
  } rows[] = { { "3.10", 32, 56, 32, 32, 16 },
               { "3.11", 24, 48, 32, 32, 32 },
               { "3.12", 16, 40, 24, 24, 32 },
               { "3.13", 16, 40, 24, 24, 32 } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture f;
      fixture_open (&f, rows[i].profile);
      RfMachine *m = f.m;
      RfClass *plain = make_class (&f, "A", NULL);
      RfClass *list = make_class (&f, "L", m->class_list, NULL);
      RfClass *tuple = make_class (&f, "T", m->class_tuple, NULL);
      RfClass *number = make_class (&f, "I", m->class_int, NULL);
      g_assert_cmpuint (plain->basic_size, ==, rows[i].plain);
      g_assert_cmpuint (plain->pre_size, ==, rows[i].pre);
      g_assert_cmpuint (list->basic_size, ==, rows[i].list);
      g_assert_cmpuint (tuple->basic_size, ==, rows[i].tuple);
      g_assert_cmpuint (number->basic_size, ==, rows[i].number);
      rf_drop (m, (RfObject *) plain);
      rf_drop (m, (RfObject *) list);
      rf_drop (m, (RfObject *) tuple);
      rf_drop (m, (RfObject *) number);
      fixture_close (&f);
    }
}

/* --- programs --------------------------------------------------------------------------------- */

typedef struct
{
  const char *name, *program, *output;
} Program;

/* The outputs are those of CPython 3.10 to 3.13. */
static const Program programs[] = {
  { "operators",
    "class V:\n"
    "  def __init__(self, x): self.x = x\n"
    "  def __add__(self, o): return 'add'\n"
    "  def __radd__(self, o): return 'radd'\n"
    "  def __iadd__(self, o): return 'iadd'\n"
    "  def __eq__(self, o): return self.x == o.x\n"
    "  def __lt__(self, o): return NotImplemented\n"
    "  def __gt__(self, o): return 'gt'\n"
    "  def __len__(self): return self.x\n"
    "  def __getitem__(self, i):\n"
    "    if i < self.x: return i * 10\n"
    "    raise IndexError\n"
    "class W(V):\n"
    "  def __radd__(self, o): return 'W radd'\n"
    "v = V(3)\n"
    "print(v + 1, 1 + v, v + W(1), V(1) == V(1), V(1) != V(1), V(1) < V(2))\n"
    "print(bool(V(0)), bool(v), len(v), list(v), 20 in v, 5 in v)\n"
    "v += 1\n"
    "print(v)\n"
    "try: hash(V(1))\n"
    "except TypeError as e: print(e)\n"
    "try: v - 1\n"
    "except TypeError as e: print(e)\n",
    "add radd W radd True False gt\n"
    "False True 3 [0, 10, 20] True False\n"
    "iadd\n"
    "unhashable type: 'V'\n"
    "unsupported operand type(s) for -: 'str' and 'int'\n" },
  { "descriptors",
    "class D:\n"
    "  def __set_name__(self, owner, name): self.name = name\n"
    "  def __get__(self, o, owner): return (self.name, o is None)\n"
    "  def __set__(self, o, value): print('set', self.name, value)\n"
    "class N:\n"
    "  def __get__(self, o, owner): return 'non-data'\n"
    "class A:\n"
    "  d = D()\n"
    "  n = N()\n"
    "  @property\n"
    "  def p(self): return self._p\n"
    "  @p.setter\n"
    "  def p(self, v): self._p = v + 1\n"
    "  @p.deleter\n"
    "  def p(self): print('deleted')\n"
    "  @classmethod\n"
    "  def c(cls, x): return cls.__name__, x\n"
    "  @staticmethod\n"
    "  def s(x): return x\n"
    "  def __getattr__(self, name): return 'no ' + name\n"
    "a = A()\n"
    "print(a.d, A.d, a.n)\n"
    "a.d = 5\n"
    "a.n = 6\n"
    "print(a.n)\n"
    "a.p = 1\n"
    "print(a.p, a.c(1), A.c(2), a.s(3), A.s(4), a.zzz)\n"
    "del a.p\n"
    "print(int.__add__(1, 2), [].__len__(), A.__init__, A.__dict__['p'].fget.__name__)\n",
    "('d', False) ('d', True) non-data\n"
    "set d 5\n"
    "6\n"
    "2 ('A', 1) ('A', 2) 3 4 no zzz\n"
    "deleted\n"
    "3 0 <slot wrapper '__init__' of 'object' objects> p\n" },
  { "super",
    "class A:\n"
    "  def __init_subclass__(cls, tag=None, **kw):\n"
    "    super().__init_subclass__(**kw)\n"
    "    print('sub', cls.__name__, tag)\n"
    "  def f(self): return ['A']\n"
    "class B(A, tag='b'):\n"
    "  def f(self): return ['B'] + super().f()\n"
    "class C(A):\n"
    "  def f(self): return ['C'] + super().f()\n"
    "class D(B, C):\n"
    "  def f(self):\n"
    "    g = lambda: self\n"
    "    return ['D'] + super().f() + [__class__ is D, g() is self]\n"
    "print(D().f(), [c.__name__ for c in D.__mro__])\n"
    "print(super(B, D()).f(), A.__subclasses__())\n"
    "class M(type):\n"
    "  def __new__(mcs, name, bases, ns, **kw): return super().__new__(mcs, name + '!', bases, "
    "ns)\n"
    "  def __init__(cls, name, bases, ns, **kw): pass\n"
    "  def __call__(cls, *a): return ('called', super().__call__(*a).x)\n"
    "  @property\n"
    "  def meta(cls): return 'meta ' + cls.__name__\n"
    "class X(metaclass=M, option=1):\n"
    "  def __init__(self, x): self.x = x\n"
    "print(X(3), X.meta, type(X).__name__, X.__qualname__)\n",
    "sub B b\n"
    "sub C None\n"
    "sub D None\n"
    "['D', 'B', 'C', 'A', True, True] ['D', 'B', 'C', 'A', 'object']\n"
    "['C', 'A'] [<class '__main__.B'>, <class '__main__.C'>]\n"
    "('called', 3) meta X! M X\n" },
  { "slots",
    "class S:\n"
    "  __slots__ = ('b', '__a')\n"
    "  def __init__(self): self.__a = 1\n"
    "class T(S):\n"
    "  __slots__ = ['c']\n"
    "class U(T): pass\n"
    "s = S()\n"
    "for f in (lambda: s.b, lambda: s.zz):\n"
    "  try: f()\n"
    "  except AttributeError as e: print(e)\n"
    "t = T(); t.c = 1; t.b = 2; print(t.b, t.c, t._S__a, hasattr(t, '__dict__'))\n"
    "u = U(); u.c = 3; u.q = 4; print(u.c, u.q, u.__dict__)\n"
    "del t.c\n"
    "print(hasattr(t, 'c'), S.b, sorted(S.__slots__))\n"
    "import gc\n"
    "a = S(); b = S(); a.b = b; b.b = a; del a, b\n"
    "print(gc.collect())\n",
    "'S' object has no attribute 'b'\n"
    "'S' object has no attribute 'zz'\n"
    "2 1 1 False\n"
    "3 4 {'q': 4}\n"
    "False <member 'b' of 'S' objects> ['__a', 'b']\n"
    "2\n" },
  { "finalizer-by-decorator",
    "def announce(cls):\n"
    "  def __del__(self): print('gone', self.n)\n"
    "  setattr(cls, '__del__', __del__)\n"
    "  return cls\n"
    "@announce\n"
    "class A:\n"
    "  def __init__(self, n): self.n = n\n"
    "a = A(1)\n"
    "del a\n"
    "class B(A): pass\n"
    "b = B(2)\n"
    "del A.__del__\n"
    "del b\n"
    "print('end')\n",
    "gone 1\nend\n" },
  { "collect-classes",
    "import gc\n"
    "gc.collect()\n"
    "class E: pass\n"
    "del E\n"
    "print(gc.collect())\n"
    "class A: pass\n"
    "class F(A): pass\n"
    "del F\n"
    "print(gc.collect())\n"
    "class G:\n"
    "  def m(self): pass\n"
    "  def n(self): pass\n"
    "G.self = G()\n"
    "del G\n"
    "print(gc.collect())\n",
    "6\n3\n9\n" },
  { "class-assignment",
    "class A: pass\n"
    "class B:\n"
    "  def hello(self): return 'hello ' + self.n\n"
    "class S: __slots__ = ('q',)\n"
    "a = A(); a.n = 'x'\n"
    "a.__class__ = B\n"
    "print(a.hello(), type(a).__name__)\n"
    "for c in (S, int, 3):\n"
    "  try: a.__class__ = c\n"
    "  except TypeError as e: print(e)\n"
    "a.__dict__ = {'n': 'y', 'z': 1}\n"
    "print(a.hello(), a.z)\n"
    "try: a.__dict__ = 1\n"
    "except TypeError as e: print(e)\n",
    "hello x B\n"
    "__class__ assignment: 'S' object layout differs from 'B'\n"
    "__class__ assignment only supported for mutable types or ModuleType subclasses\n"
    "__class__ must be set to a class, not 'int' object\n"
    "hello y 1\n"
    "__dict__ must be set to a dictionary, not a 'int'\n" },
};

static void
run_program (const Program *program, const char *profile)
{
  Fixture f;
  g_autoptr (GError) error = NULL;
  fixture_open (&f, profile);
  f.heap->check_level = 1;
  int status = rf_machine_run (f.m, program->program, -1, "test.py", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (f.output->str, ==, program->output);
  g_assert_cmpint (status, ==, 0);
  g_autoptr (GString) report = g_string_new (NULL);
  if (!rf_checker_run (f.heap, report))
    g_error ("%s under %s: %s", program->name, profile, report->str);
  fixture_close (&f);
}

static void
test_programs (void)
{
  static const char *const profiles[] = { "3.10", "3.11", "3.12", "3.13" };
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    for (guint p = 0; p < G_N_ELEMENTS (profiles); p++)
      run_program (&programs[i], profiles[p]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/python/class/mro", test_mro);
  g_test_add_func ("/python/class/lookup-cache", test_lookup_cache);
  g_test_add_func ("/python/class/slot-update", test_slot_update);
  g_test_add_func ("/python/class/attributes", test_attributes);
  g_test_add_func ("/python/class/sizes", test_sizes);
  g_test_add_func ("/python/class/programs", test_programs);
  return g_test_run ();
}
