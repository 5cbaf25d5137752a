# zeros in e format, division by zero, powers
from decimal import *
D=Decimal
for v in ('0','0.00','0E-10','0E+5','-0.0'):
    print(v, [format(D(v),s) for s in ('.0e','.1e','.3e','.4E','e','.3g','.2%','g','.2f','.0f','.0%')])
def t(f):
    try: print(f())
    except ArithmeticError as e: print(type(e), e)
t(lambda: divmod(D(5),0)); t(lambda: D(5)//0); t(lambda: D(5)%0); t(lambda: divmod(D(0),0)); t(lambda: D(0)**-1); t(lambda: D(10)**10**7); t(lambda: D('1e-999999')**2); t(lambda: D('-0')**-3); t(lambda: D('inf')**-1); t(lambda: D(1)**D('inf')); t(lambda: D('1.0')**3); t(lambda: D('1.00')**D('2.5')); t(lambda: D(4)**D('0.5')); t(lambda: D(8)**(D(1)/3)); t(lambda: D('0.25')**D('-0.5')); t(lambda: D(9)**D('1.5')); t(lambda: D(100)**D('-0.5')); t(lambda: D(2)**100); t(lambda: D(7)**-3); t(lambda: D('1.000001')**1000000); t(lambda: D(3)**D(400)); t(lambda: D(2)**D('1e10'))
getcontext().traps[InvalidOperation]=False
t(lambda: divmod(D(5),0)); t(lambda: D('x'))
getcontext().traps[DivisionByZero]=False
t(lambda: divmod(D(5),0)); t(lambda: D(0)**-1)
