# Sequences of different types that are equal item by item; texts whose last line does not end.
import unittest


class Lines(unittest.TestCase):
    def test_lines(self):
        pairs = [("a", "a\nb\n"), ("a\n", "a"), ("a\nb", "a\nb\n"), ("", "x"), ("a", "b\nc"),
                 ("a\nb", "a\nc"), ("a\n", "b\n"), ("x\n", "")]
        for first, second in pairs:
            try:
                self.assertMultiLineEqual(first, second)
            except AssertionError as error:
                print(repr(str(error)))

    def test_sequences(self):
        self.assertSequenceEqual([1, 2], (1, 2))
        self.assertSequenceEqual("ab", ["a", "b"])
        for first, second in [([1], (2,)), ([1, 2], (1,)), ("ab", "b")]:
            try:
                self.assertSequenceEqual(first, second)
            except AssertionError as error:
                print(error)


unittest.main()
