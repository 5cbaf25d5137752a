# unittest: the order of fixtures and cleanups, sub-tests, skips, expected failures; what the runner writes
import sys
import unittest

log = []


class First(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("setUpClass")
        cls.addClassCleanup(log.append, "class cleanup 1")
        cls.addClassCleanup(log.append, "class cleanup 2")

    @classmethod
    def tearDownClass(cls):
        log.append("tearDownClass")

    def setUp(self):
        log.append("setUp")
        self.addCleanup(log.append, "cleanup 1")
        self.addCleanup(log.append, "cleanup 2")

    def tearDown(self):
        log.append("tearDown")

    def test_a_passes(self):
        log.append(self.id())

    def test_b_fails(self):
        "the first line of what it is about"
        self.assertEqual([1, 2, 3], [1, 2, 4], "with a message")

    def test_c_raises(self):
        raise KeyError("key")

    @unittest.skip("not now")
    def test_d_skipped(self):
        pass

    @unittest.expectedFailure
    def test_e_expected(self):
        self.fail("as expected")

    @unittest.expectedFailure
    def test_f_unexpected(self):
        pass

    def test_g_subtests(self):
        for n in range(4):
            with self.subTest("part", n=n):
                if n == 2:
                    self.skipTest("two")
                self.assertEqual(n % 2, 0)
        log.append("after subtests")

    def test_h_skips_itself(self):
        self.skipTest("itself")

    def test_i_cleanup_fails(self):
        self.addCleanup(self.fail, "in cleanup")


@unittest.skipIf(True, "whole class")
class Skipped(unittest.TestCase):
    def test(self):
        pass


class BrokenSetUp(unittest.TestCase):
    def setUp(self):
        raise ValueError("set up")

    def test(self):
        log.append("never")


class BrokenClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("class")

    def test(self):
        log.append("never")


suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in (First, Skipped, BrokenSetUp, BrokenClass))
print(suite.countTestCases())
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
print(log)
print(result, result.testsRun, result.wasSuccessful(), [len(x) for x in (result.failures, result.errors, result.skipped,
      result.expectedFailures, result.unexpectedSuccesses)])
