# dataclasses: annotations as text, generic and protocol bases, recursion, inherited slots
import sys
from dataclasses import *
import dataclasses, typing
from typing import ClassVar, List, Generic, TypeVar, Protocol, Any
# recursive repr of field
f = field(default=None)
try:
    rec = field(default_factory=None); rec.default_factory = rec
    print(repr(rec)[:60])
except RecursionError as e: print('RE')
# string annotations
@dataclass
class C:
    a: 'ClassVar[int]' = 1
    b: 'typing.ClassVar' = 2
    c: 'InitVar[int]' = 3
    d: 'dataclasses.InitVar[int]' = 4
    e: 'int' = 5
    g: 'ClassVar.int' = 6
print([x.name for x in fields(C)]); print(C())
import inspect
T=TypeVar('T')
@dataclass
class G(Generic[T]):
    x: T
    y: List[T] = field(default_factory=list)
print(G(1), G[int](2), is_dataclass(G), is_dataclass(G[int]), is_dataclass(list[int]))
class P(Protocol):
    a: int
@dataclass
class I(P):
    a: int
print(I(5))
@dataclass
class R:
    n: "R" = None
    l: list = field(default_factory=list)
r=R(); r.n=r
print(r)
r.l.append(r); print(r)
Pt = make_dataclass('Pt', ['x', ('y', int), ('z', float, field(default=1.5))])
print(Pt(1,2), Pt.__doc__)
try:
    @dataclass(slots=True)
    class Z(C): w:int=3
    print(Z(), Z.__slots__)
    class Root: __slots__=iter(['a'])
    @dataclass(slots=True)
    class Q(Root): b:int
    print('made')
except TypeError as e: print(e)
@dataclass(slots=True)
class B1: a:int
@dataclass(slots=True)
class B2(B1):
    b:int
    a:str
print(B2.__slots__, B2(1,2))
import weakref
if sys.version_info>=(3,11):
    @dataclass(slots=True, weakref_slot=True)
    class W: a:int
    @dataclass(slots=True, weakref_slot=True)
    class W2(W): b:int
    print(W.__slots__, W2.__slots__, weakref.ref(W2(1,2)) is not None)
