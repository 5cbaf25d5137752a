# A runner that names each test: fixtures of the module and of classes, subtests, skipped classes
import io
import sys
import unittest


def setUpModule():
    print("module up")


def tearDownModule():
    print("module down")


class Good(unittest.TestCase):
    """A case."""

    @classmethod
    def setUpClass(cls):
        print("class up")
        cls.addClassCleanup(print, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        print("class down")

    def setUp(self):
        self.addCleanup(print, "cleanup of", self._testMethodName)

    def test_one(self):
        """The first line is shown.

        The others are not."""

    def test_parts(self):
        for i in range(3):
            with self.subTest("part", i=i):
                self.assertLess(i, 1)

    @unittest.skipIf(True, "not now")
    def test_skipped(self):
        print("never")

    def test_leaves(self):
        self.skipTest("dynamic")


@unittest.skip("whole class")
class Skipped(unittest.TestCase):
    def test_x(self):
        print("never")


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("no class")

    def test_never(self):
        print("never")


class Fails(unittest.TestCase):
    def tearDown(self):
        print("down", self.id())

    def test_set_up(self):
        self.addCleanup(lambda: 1 / 0)
        self.assertEqual("a b c", "a x c", "texts")

    def test_warns(self):
        with self.assertRaises(KeyError) as caught:
            {}["k"]
        self.assertEqual(caught.exception.args, ("k",))
        self.assertIs(caught.exception.__traceback__, None)


program = unittest.main(verbosity=2, exit=False)
result = program.result
print(result.testsRun > 5, len(result.failures), len(result.errors), result.wasSuccessful())
suite = unittest.TestSuite([Fails("test_warns"), Good("test_one")])
stream = io.StringIO()
again = unittest.TextTestRunner(stream=stream, verbosity=0).run(suite)
print(again, stream.getvalue().splitlines()[-1], suite.countTestCases())
print(unittest.TestLoader().getTestCaseNames(Good), Good("test_one"), repr(Fails("test_warns")))
