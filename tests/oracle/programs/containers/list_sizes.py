import sys
z=sys.getsizeof
t=(1,2,3); l=[1,2,3]
print("list(t)",z(list(t)),"list(l)",z(list(l)),"[*t]",z([*t]))
print("list(iter(list))",[z(list(iter([0]*n))) for n in range(12)])
print("list(range)",[z(list(range(n))) for n in range(12)])
print("list(set)",[z(list(set(range(n)))) for n in range(12)])
print("list(dict)",[z(list(dict.fromkeys(range(n)))) for n in range(12)])
print("list(dict.keys)",[z(list(dict.fromkeys(range(n)).keys())) for n in range(12)])

print("list(map)",[z(list(map(int,range(n)))) for n in range(12)])
print("list(zip)",[z(list(zip(range(n)))) for n in range(12)])
print("list(enumerate)",[z(list(enumerate(range(n)))) for n in range(12)])
print("sorted(range)",[z(sorted(range(n))) for n in range(12)])
def ext(n,it):
    q=[0]*n; q.extend(it); return z(q)
for it in ((),(1,),(1,2,3),(1,)*9): print("extend tuple",len(it),[ext(n,it) for n in range(10)])
for it in ([],[1],[1]*3,[1]*9): print("extend iter",len(it),[ext(n,iter(it)) for n in range(10)])
for it in ([],[1],[1]*3,[1]*9): print("extend range",len(it),[ext(n,range(len(it))) for n in range(10)])
def ins(n):
    q=[0]*n; q.insert(0,1); return z(q)
print("insert",[ins(n) for n in range(12)])
def app(n):
    q=[0]*n; q.append(1); return z(q)
print("append",[app(n) for n in range(20)])
q=list(range(40)); r=[]
while q: q.pop(); r.append(z(q))
print("pop",r)
q=list(range(40)); q[3:30]=[]; print("slicedel",z(q)); q[2:2]=[1]*9; print(z(q)); del q[:]; print("del all",z(q)); q.clear(); print(z(q))
q=[1,2,3]; q*=3; print("imul",z(q)); q+=[1]; print(z(q)); q=q*2; print(z(q)); q=q[1:4]; print(z(q)); q=q[::2]; print(z(q)); q=[*t,*l]; print(z(q)); q=[0,*t]; print(z(q)); print(z(l.copy()))
q=list(range(10)); q[:5]=range(3); print(z(q)); q.remove(1); print(z(q)); del q[0]; print(z(q)); del q[::2]; print(z(q)); q.sort(); print(z(q)); q.reverse()
def f(*a): return z(a)
print(f(1,2), z([x for x in t]), z(list(reversed(t))), z(list(filter(None,t))))
a,*b=range(7); print("star", z(b)); a,*b,c=range(7); print(z(b)); a,*b=(1,2,3); print(z(b))
