# The program finds its own name in sys.argv, as usage texts want it.
import sys

if len(sys.argv) != 2:
    print("usage: %s NUMBER" % sys.argv[0], len(sys.argv), type(sys.argv))
    sys.exit(2)
