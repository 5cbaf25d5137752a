# References and proxies: which are shared, their order, subclasses.
import weakref, sys
class A:
    def __init__(self,n=0): self.n=n
class Big:
    __slots__=()
    def __init__(s): pass
a=A(1)
r=weakref.ref(a)
print(type(r), weakref.ref, weakref.ProxyType, weakref.CallableProxyType, weakref.ReferenceType is weakref.ref)
print(r is weakref.ref(a), weakref.getweakrefcount(a), weakref.getweakrefs(a)==[r])
def cb(x): print("cb", x)
r2=weakref.ref(a,cb); r3=weakref.ref(a,cb)
print(r2 is r3, r2==r, r2.__callback__ is cb, r.__callback__, weakref.getweakrefcount(a))
p=weakref.proxy(a); p2=weakref.proxy(a, cb)
print(p is weakref.proxy(a), type(p), p.n, p2.n)
print([type(x).__name__ for x in weakref.getweakrefs(a)], [x is y for x,y in zip(weakref.getweakrefs(a),[r,p,p2,r3,r2])])
class R(weakref.ref):
    def __init__(self, o, cb=None, tag=None): super().__init__(o, cb); self.tag=tag
s1=R(a, None, 1) if 0 else None
try:
    s1=R(a, None, tag=5)
except TypeError as e: print(e)
class R2(weakref.ref):
    __slots__=("tag",)
    def __new__(cls,o,cb=None,tag=None): self=super().__new__(cls,o,cb); self.tag=tag; return self
    def __init__(self,o,cb=None,tag=None): super().__init__(o,cb)
s2=R2(a,None,"t"); s3=R2(a,None,"u")
print(s2 is s3, s2.tag, s2==s3, hash(s2)==hash(a), s2(), s2() is a)
