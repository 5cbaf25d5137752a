# unittest: assertRaises and assertWarns as contexts and calls, what they keep alive, other assertions' texts
import gc
import sys
import unittest
import warnings
import weakref


class T(unittest.TestCase):
    def runTest(self):
        pass


t = T()


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Thing:
    pass


def boom(kind=ValueError, text="bad value 42"):
    thing = Thing()
    boom.ref = weakref.ref(thing)
    raise kind(text)


show(lambda: t.assertRaises(ValueError, boom))
print(boom.ref() is None)
with t.assertRaises(ValueError) as context:
    boom()
print(repr(context.exception), context.exception.__traceback__, boom.ref() is None)
with t.assertRaises((KeyError, ValueError)) as context:
    boom()
show(lambda: t.assertRaises(KeyError, boom))
show(lambda: t.assertRaises(ValueError, int, "3"))
show(lambda: t.assertRaises(3, boom))
show(lambda: t.assertRaises(ValueError, boom, bad=1))


def silent():
    with t.assertRaises(ValueError, msg="my message"):
        pass


show(silent)
show(lambda: t.assertRaises(ValueError, msg="x", other=1))
show(lambda: t.assertRaisesRegex(ValueError, "value", boom))
show(lambda: t.assertRaisesRegex(ValueError, "nothing", boom))


def warned():
    with t.assertWarns(UserWarning) as context:
        warnings.warn("careful")
    return str(context.warning), context.lineno > 0, context.filename[-9:]


show(warned)
show(lambda: t.assertWarns(RuntimeWarning, warnings.warn, "careful"))
show(lambda: t.assertWarnsRegex(UserWarning, "care", warnings.warn, "careful"))
for f in (lambda: t.assertEqual(1, 2), lambda: t.assertEqual("a\nb\n", "a\nc\n"), lambda: t.assertEqual({"a": 1}, {"a": 2}), lambda: t.assertEqual((1, 2), (1,)),
          lambda: t.assertEqual({1, 2}, {2, 3}), lambda: t.assertTrue(0), lambda: t.assertFalse([1]), lambda: t.assertIn(3, [1]),
          lambda: t.assertNotIn(1, [1]), lambda: t.assertIs(1, None), lambda: t.assertIsNot(t, t) if False else None, lambda: t.assertIsNone(0), lambda: t.assertIsNotNone(None),
          lambda: t.assertIsInstance(1, str), lambda: t.assertNotIsInstance(1, int), lambda: t.assertAlmostEqual(1, 1.1), lambda: t.assertAlmostEqual(1, 2, delta=0.5),
          lambda: t.assertNotAlmostEqual(1, 1.00000001), lambda: t.assertGreater(1, 2), lambda: t.assertLessEqual(2, 1), lambda: t.assertCountEqual([1, 1, 2], [2, 2, 1]),
          lambda: t.assertEqual("x" * 100, "x" * 99 + "y"), lambda: t.assertEqual(list(range(60)), list(range(59))), lambda: t.assertNotEqual(1, 1), lambda: t.assertDictEqual(1, {}),
          lambda: t.fail("told"), lambda: t.assertListEqual([1], (1,)), lambda: t.assertSequenceEqual([1], (2,))):
    show(f)
gc.collect()
gc.disable()


def again():
    with t.assertRaises(ValueError):
        boom()


again()
print(gc.collect(), boom.ref() is None, sys.getrefcount(boom))
