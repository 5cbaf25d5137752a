# What each assertion says when it fails, errors, skipped and expected ones; the exit status
import unittest
class A(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print('class up')
    @classmethod
    def tearDownClass(cls): print('class down')
    def setUp(self): self.x = 1; self.addCleanup(print, 'cleanup')
    def tearDown(self): pass
    def test_ok(self):
        """Doc line."""
        self.assertEqual(1, 1)
    def test_fail(self): self.assertEqual(1, 2)
    def test_fail_msg(self): self.assertEqual('a', 'b', 'my msg')
    def test_list(self): self.assertEqual([1, 2, 3], [1, 4, 3])
    def test_dict(self): self.assertEqual({'a': 1}, {'a': 2})
    def test_str(self): self.assertEqual('line1\nline2\n', 'line1\nlineX\n')
    def test_true(self): self.assertTrue(0)
    def test_false(self): self.assertFalse(1)
    def test_in(self): self.assertIn(3, [1])
    def test_isnone(self): self.assertIsNone(3)
    def test_raises(self):
        with self.assertRaises(ValueError): pass
    def test_raises2(self): self.assertRaises(ValueError, int, '3')
    def test_error(self): 1/0
    @unittest.skip('why')
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xfail(self): self.fail('x')
    @unittest.expectedFailure
    def test_xsucc(self): pass
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertEqual(i % 2, 0)
    def test_almost(self): self.assertAlmostEqual(1.0, 1.1)
    def test_gt(self): self.assertGreater(1, 2)
    def test_set(self): self.assertEqual({1, 2}, {2, 3})
    def test_tuple(self): self.assertEqual((1,), (1, 2))
    def test_inst(self): self.assertIsInstance(3, str)
    def test_count(self): self.assertCountEqual([1, 2], [1, 3])
    def test_raises_ctx(self):
        with self.assertRaises(ZeroDivisionError) as cm: 1/0
        self.assertEqual(str(cm.exception), 'division by zero')
    def test_raises_wrong(self):
        with self.assertRaises(ValueError): 1/0
    def test_is(self): self.assertIs([], [])
    def test_ne(self): self.assertNotEqual(1, 1)
    def test_skip2(self): self.skipTest('dyn')
if __name__ == '__main__':
    unittest.main()
