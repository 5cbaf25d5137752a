import gc
class E(Exception): pass
log=[]
class Evil:
    def __init__(s,n,act=None): s.n=n; s.act=act
    def __hash__(s): return 1
    def __eq__(s,o):
        if s.act: s.act()
        return s is o or (isinstance(o,Evil) and s.n==o.n)
    def __repr__(s): return "E%d"%s.n if False else "E"
    def __lt__(s,o):
        if s.act: s.act()
        return s.n<o.n
    def __del__(s): log.append(s.n)
def t(name,f):
    try: print(name, f())
    except Exception as x: print(name, type(x).__name__, x)
    print(len(log))
    log.clear()
# list ops with mutation
def a1():
    l=[Evil(i,lambda: l.clear()) for i in range(5)]
    return Evil(9) in l, len(l)
t("contains clears",a1)
def a2():
    l=[Evil(i,lambda: l.clear()) for i in range(5)]
    return l.index(Evil(9))
t("index clears",lambda: a2())
def a3():
    l=[Evil(i,lambda: l.clear()) for i in range(5)]
    l.remove(Evil(0)); return len(l)
t("remove clears",a3)
def a4():
    l=[Evil(i,lambda: l.append(1)) for i in range(5)]
    l.sort(); return len(l)
t("sort append",a4)
def a5():
    l=[Evil(i,lambda: l.clear()) for i in range(5,0,-1)]
    l.sort(); return [x.n for x in l]
t("sort clear",a5)
def a6():
    l=[Evil(i) for i in range(5,0,-1)]
    def k(x):
        if x.n==3: raise E("k")
        return x.n
    try: l.sort(key=k)
    except E: print([x.n for x in l])
t("sort key raises",a6)
def a7():
    l=[Evil(i,lambda: l.clear()) for i in range(5)]; m=[Evil(i) for i in range(5)]
    return l==m
t("eq clears",a7)
def a8():
    d={Evil(i):i for i in range(5)}
    for k in d: k.act=d.clear
    return d.get(Evil(7)), len(d)
t("dict get clears",a8)
def a9():
    d={Evil(i):i for i in range(5)}
    def boom():
        if len(d)<20: d[len(d)]=1
    for k in list(d): k.act=boom
    d[Evil(8)]=1
    return len(d)
t("dict set grows",a9)
def a10():
    d={Evil(i):Evil(i+10) for i in range(5)}
    for k in list(d): k.act=d.clear
    e={Evil(i):Evil(i+10) for i in range(5)}
    return d==e
t("dict eq clears",a10)
def a11():
    s={Evil(i) for i in range(5)}
    for k in list(s): k.act=s.clear
    s.add(Evil(8)); return len(s)
t("set add clears",a11)
def a12():
    s={Evil(i) for i in range(5)}; z={Evil(i) for i in range(3)}
    for k in list(s): k.act=z.clear
    return len(s&z)
t("set and clears",a12)
def a13():
    class R:
        def __repr__(s): l.clear(); return "R"
    l=[R(),R(),R()]
    return repr(l)
t("repr clears",a13)
def a14():
    class R:
        def __repr__(s): d.clear(); return "R"
    d={1:R(),2:R()}
    return repr(d)
t("dict repr clears",a14)
def a15():
    class D:
        def __del__(s): l.append(len(l)); 
    l=[]
    l.extend([D(),D(),D()])
    l[0:2]=[5]
    l[:]=[]
    return l
t("del appends",a15)
def a16():
    class D:
        def __del__(s): d[len(d)]=1
    d={}
    d["a"]=D(); d["b"]=D()
    d.clear()
    r=sorted(map(len,[d]))
    return r,d
t("dict clear del",a16)
def a17():
    l=[1,2,3]
    it=iter(l); next(it); l.clear(); return list(it), list(it)
t("iter clear",a17)
def a18():
    l=[1,2,3]; it=iter(l); r=list(it); l.append(4); return r,list(it)
t("iter exhausted",a18)
def a19():
    d={1:2,3:4}
    for k in d: d[k+10]=1
t("dict size",a19)
def a20():
    d={1:2,3:4}
    for k in d: del d[k]; d[k+10]=1
t("dict keys changed",a20)
def a21():
    s={1,2}
    for k in s: s.add(k+10)
t("set size",a21)
def a22():
    l=[3,1,2]; l[::-1]=l; print(l); l[::2]=l[:2]; print(l); l[1:1]=l; print(l); l+=l; print(l); l*=2; print(l); del l[::-3]; print(l); del l[1:9:2]; print(l); l[5:2]=[0]; print(l)
t("self slices",a22)
def a23():
    l=[]; l.append(l); l.append((l,)); d={}; d[1]=d; d[2]=l; print(l,d,d.items(),d.values())
    return l==l
t("recursive",a23)
def a24():
    a=[]; a.append(a); b=[]; b.append(b)
    return a==b
t("recursion eq",a24)
def a25():
    z=zip([1,2,3],"ab" and [4,5]); return list(z), list(z)
t("zip",a25)
def a26():
    m=map(lambda *a:a,[1,2,3],[4,5],(7,8,9)); return list(m)
t("map",a26)
def a27():
    x=dict(a=1,b=2); y=x.items(); x["c"]=3; return y, list(reversed(x)), x|{"a":9}, x.keys()&{"a","z"}, sorted(x.keys()|{"q"}), x.keys()-{"a"}, ("a",1) in y, y.isdisjoint([("a",2)])
t("views",a27)
def a28():
    l=[(i*7919)%101 for i in range(300)]
    a=sorted(l); b=sorted(l,reverse=True); c=sorted(l,key=lambda x:x%10); 
    return a==list(sorted(a)), b[:10], c[:40], [l.index(x) for x in c[:20]]
t("sorts",a28)
def a29():
    l=[Evil(i) for i in range(10)]
    it=iter(l)
    del l[:5]
    return len(list(it))
t("del slice",a29)
def a30():
    a,*b=range(5); (c,d),e=(1,2),3; *f,g="ab" and [1]; h,*i,j=[1,2]; return a,b,c,d,e,f,g,h,i,j
t("unpack",a30)
def a31():
    t=(1,2,3); return t[::-1],t[5:],t+(4,),t*2,(4,)*0,t.index(2),t.count(3),2 in t,hash(t)==hash((1,2,3)),t<(1,2,4),t[-1],t[1:2],min(t),()
t("tuple",a31)
print(gc.collect()>=0)
