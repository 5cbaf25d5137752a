seed=[7]
def rnd():
    seed[0]=(seed[0]*1103515245+12345)%2147483648
    return seed[0]//65536%2000-1000
import sys
z=sys.getsizeof
def grow(keys):
    d={}; r=[z(d)]
    for k in keys: d[k]=1; r.append(z(d))
    return r
print(sorted(set(grow(range(400)))))
d={i:1 for i in range(5)}; del d[0]; d[7]=1; print("del+ins",z(d)); 
d={i:1 for i in range(5)}; d.popitem(); d[7]=1; print("popitem+ins",z(d)); 
d={i:1 for i in range(5)}; d.pop(1); d.pop(2); d.pop(3); d[7]=1;print(z(d))
d={i:1 for i in range(20)}; 
for i in range(19): del d[i]
print(z(d)); d[9]=1; print(z(d)); d[10]=1; d[11]=1; print(z(d), z(d.copy()), z(dict(d)), z({**d}))
d.clear(); print("clear",z(d)); d[1]=1; print(z(d))
d={}; d["a"]=1; print(z(d)); d[1]=1; print("gen",z(d)); del d[1]; print(z(d)); d["b"]=1;d["c"]=1;d["d"]=1;d["e"]=1;d["f"]=1; print(z(d), z(d.copy()), z(dict(d)))
print("copies",[z({i:1 for i in range(n)}.copy()) for n in range(14)],[z(dict({i:1 for i in range(n)})) for n in range(14)],[z({**{i:1 for i in range(n)}}) for n in range(14)])
print("update",[ (lambda d:(d.update({i:1 for i in range(n)}),z(d))[1])({}) for n in range(14)])
print("update2",[ (lambda d:(d.update({i:1 for i in range(n)}),z(d))[1])({"x":1}) for n in range(24)])
print("pairs",[z(dict([(i,1) for i in range(n)])) for n in range(14)])
print("strpairs",[z(dict([(str(i),1) for i in range(n)])) for n in range(14)])
print("kw",[z(dict(**{str(i):1 for i in range(n)})) for n in range(14)])
print("fromkeys list",[z(dict.fromkeys([i for i in range(n)])) for n in range(14)])
print("fromkeys set",[z(dict.fromkeys(set(range(n)))) for n in range(14)])
print("fromkeys dict",[z(dict.fromkeys({i:1 for i in range(n)})) for n in range(14)])
print("or",[z({1:1}|{i:1 for i in range(n)}) for n in range(14)])
def kw(**k): return z(k)
print("kwargs",kw(), kw(a=1), kw(a=1,b=2,c=3,d=4,e=5), kw(a=1,b=2,c=3,d=4,e=5,f=6))
print("setdefault", end=" "); d={}; d.setdefault(1,2); print(z(d))
a={1:1,2:1,3:1,4:1,5:1,6:1}; print("display",z(a), z({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1}), z({"a":1,2:1}))
# sets
def sg(n):
    s=set(); r=[]
    for i in range(n): s.add(i); r.append(z(s))
    return r
g=sg(3000); print("set growth",[(i+1,x) for i,x in enumerate(g) if i==0 or g[i-1]!=x])
print("set(range)",[(n,z(set(range(n)))) for n in (0,1,4,5,6,7,8,9,10,19,20,40,60)])
print("set(set)",[(n,z(set(set(range(n))))) for n in (0,1,4,5,6,7,8,9,10,19,20,40,60)])
print("set(dict)",[(n,z(set(dict.fromkeys(range(n))))) for n in (0,1,4,5,6,7,8,9,10,19,20,40,60)])
print("copy",[(n,z(set(range(n)).copy())) for n in (0,1,4,5,6,7,8,9,10,19,20,40,60)])
s=set(range(100)); 
for i in range(98): s.discard(i)
print("discards",z(s)); s.add(5); print(z(s)); s.clear(); print(z(s))
a=set(range(0,40)); b=set(range(20,60)); print(z(a|b),z(a&b),z(a-b),z(a^b)); a|=b; print(z(a)); a-=b; print(z(a)); a^=b; print(z(a)); a&=b; print(z(a)); print(z(frozenset(range(30))), frozenset() is frozenset([]), z(frozenset()))
import sys

for n in (3,7,20,60):
    l=[rnd() for _ in range(n)]
    s=set(l); print(s); s2=set(l[:n//2]); print(s|s2, s&s2, s-s2, s^s2, s2|{5})
    s.discard(l[0]); s.add(7777); print(s, s.pop(), s.pop(), s, frozenset(s), s.copy(), set(s))
    s|={1,2,3,4,5,6,7,8,9}; print(s); s-={1,2,3}; print(s); s^={4,99}; print(s); s&={5,6,7}; print(s)
w=["the","quick","brown","fox","jumps","over","lazy","dog","again","and","until","it","falls","asleep"]
s=set(w); print(s, s-{"fox"}, s|set("abc")); print(hash(frozenset(s)),hash(frozenset()),hash(frozenset([1,2,3])),hash((1,2,"a")),hash(()),hash((1.5,None is None)))
print({1,"a",2.5,4,(1,2)}, {3,2,1}, {*w}, {x for x in w})
