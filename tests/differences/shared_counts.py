# difference: what sys.getrefcount() says under 3.10 and 3.11 of objects that the interpreter itself uses
#     too: None, '', (), small integers, names
# reason: how often its own code uses them differs from one build of CPython to the next, and 3.11 adds a
#     billion for those that are part of its binary; here the count is that of the holders
# profile: 3.11
# refarium: True
import sys

print(sys.getrefcount(100) < 1000)
