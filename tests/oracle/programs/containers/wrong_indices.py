# Messages about a wrong index show two hundred characters of a class's name
import sys

Long = type("C" * 300, (), {})
wrong = Long()
for sequence in [1], (1,), b"a", bytearray(b"a"), range(3):
    try:
        sequence[wrong]
    except TypeError as error:
        print(len(str(error)), str(error)[:48])


class Shrinking:
    """Its __index__ empties the sequence that it is an index of."""

    def __init__(self, sequence, index):
        self.sequence = sequence
        self.index = index

    def __index__(self):
        self.sequence.clear()
        return self.index


for sequence in [1, 2, 3], bytearray(b"abc"):
    for index in 0, -1:
        filled = type(sequence)(sequence)
        try:
            print(filled[Shrinking(filled, index)])
        except IndexError as error:
            print(error, len(filled))
    filled = type(sequence)(sequence)
    try:
        filled[Shrinking(filled, 1)] = 4
    except IndexError as error:
        print(error)
print(sys.getrefcount(wrong))
