# a module's class assigned: counts
import sys, gc, types
class M(types.ModuleType): pass
c0 = sys.getrefcount(types.ModuleType)
print(sys.getrefcount(M))
m = types.ModuleType('x'); m.__class__ = M
print(sys.getrefcount(M), sys.getrefcount(types.ModuleType) == c0)
m.__class__ = types.ModuleType
print(sys.getrefcount(M), sys.getrefcount(types.ModuleType) == c0)
m.__class__ = M
del m
print(sys.getrefcount(M), sys.getrefcount(types.ModuleType) == c0)
