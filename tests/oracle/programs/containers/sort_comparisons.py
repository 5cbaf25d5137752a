class K:
    def __init__(s,v,i): s.v=v; s.i=i
    def __lt__(s,o):
        log.append((s.i,o.i)); return s.v<o.v
def run(vals):
    global log
    log=[]
    l=[K(v,i) for i,v in enumerate(vals)]
    l.sort()
    h=0
    for a,b in log: h=(h*31+a*1000+b)%1000000007
    print(len(vals),len(log),h,log[:12],[k.i for k in l][:12])
run([1,2,3,4]); run([4,3,2,1]); run([1,1,1,1]); run([2,2,1,1]); run([3,3,2,2,1,1]); run([1,1,2,2]); run([2,1,1,3,0]); run([2,1,2,0,5,5,4])
run([5,5,4,4,3,3,9,9,1]); run([1,3,2]); run([3,1,2]); run([2,2,2,1]); run([2,2,2,3,1])
seed=7
def rnd(n):
    global seed
    seed=(seed*1103515245+12345)%2147483648
    return seed//65536%n
for n in (10,30,63,64,65,100,200,500,1500):
    run([rnd(10) for _ in range(n)]); run([rnd(10000) for _ in range(n)]); run([i//7 for i in range(n)]); run([(n-i)//5 for i in range(n)]); run([i if rnd(20) else rnd(n) for i in range(n)])
