# what decimal numbers and contexts answer, their errors too
from decimal import *
import decimal, math
from fractions import Fraction
def t(f):
    try: r=f(); print(repr(r), '|', r)
    except BaseException as e: print(type(e).__module__, type(e).__name__, e)
D=Decimal
for s in ('1','0.1','-0.00','1e5','1E-10','  3.14  ','1_000.5','abc','','Infinity','-inf','nan','sNaN','NaN123','1e1000000000000000000','.5','5.','+7','1e','--1','١٢','1234567890123456789012345678901234567890'): t(lambda: D(s))
for v in (5, -3, 0.1, 1.5, True, (0,(1,2,3),-2), (1,(0,),'F'), Fraction(1,3), None, [1], b'1', D('2.50')): t(lambda: D(v))
t(lambda: D()); t(lambda: D('0.1')+D('0.2')); t(lambda: D('0.1')*3); t(lambda: D(1)/D(3)); t(lambda: D(1)/3*3); t(lambda: D('1.10')+D('2.2')); t(lambda: D('5')-D('7.00')); t(lambda: D('1.20')*D('3.0')); t(lambda: D(10)/4); t(lambda: D(100)/D('0.5')); t(lambda: D(7)//2); t(lambda: D(-7)//2); t(lambda: D(-7)%3); t(lambda: D('7.5')%2); t(lambda: divmod(D(-7),3)); t(lambda: D(2)**10); t(lambda: D(2)**-2); t(lambda: D('1.05')**30); t(lambda: D(2)**D('0.5')); t(lambda: D(-2)**3); t(lambda: D(0)**0); t(lambda: D(-2)**D('0.5')); t(lambda: pow(D(3),4,5)); t(lambda: 2**D(3)); t(lambda: D('1.1')**2)
t(lambda: 1+D(2)); t(lambda: 5-D('1.5')); t(lambda: 3*D('1.1')); t(lambda: 1/D(8)); t(lambda: 7//D(2)); t(lambda: 7%D(4)); t(lambda: D(1)+0.5); t(lambda: 0.5+D(1)); t(lambda: D(1)+'1'); t(lambda: D(1)+None); t(lambda: D(1)+Fraction(1,2)); t(lambda: -D('1.5')); t(lambda: -D(0)); t(lambda: +D('-0')); t(lambda: abs(D('-3.20')))
t(lambda: D(1)/0); t(lambda: D(0)/0); t(lambda: D(1)//0); t(lambda: D(1)%0); t(lambda: D('inf')-D('inf')); t(lambda: D('inf')*0); t(lambda: D('inf')+1); t(lambda: D(1)/D('inf')); t(lambda: D('nan')+1); t(lambda: D('snan')+1); t(lambda: D(10)**1000000); t(lambda: D('1e-999999')/10**30)
t(lambda: D('0.1')==0.1); t(lambda: D('0.5')==0.5); t(lambda: D(2)==2); t(lambda: D('2.0')==D(2)); t(lambda: D(1)<2.5); t(lambda: D(1)<'a'); t(lambda: D('nan')==D('nan')); t(lambda: D('nan')<1); t(lambda: D(1)==Fraction(1)); t(lambda: D(1)<Fraction(3,2)); t(lambda: hash(D('2.0'))==hash(2)); t(lambda: hash(D('0.5'))==hash(0.5)); t(lambda: hash(D('1.1'))==hash(D('1.10'))); t(lambda: hash(D('snan'))); t(lambda: bool(D('0.00'))); t(lambda: sorted([D(3),D('1.5'),2])); t(lambda: sum([D('0.1')]*10)); t(lambda: max(D(1),D(2))); t(lambda: {D(1):'a'}[1])
t(lambda: int(D('3.99'))); t(lambda: int(D('-3.99'))); t(lambda: float(D('0.1'))); t(lambda: round(D('2.5'))); t(lambda: round(D('3.5'))); t(lambda: round(D('2.675'),2)); t(lambda: round(D('1234.5'),-2)); t(lambda: math.floor(D('-1.5'))); t(lambda: math.ceil(D('1.2'))); t(lambda: math.trunc(D('1.9'))); t(lambda: int(D('inf'))); t(lambda: int(D('nan'))); t(lambda: complex(D(1)))
t(lambda: D('2.675').quantize(D('0.01'))); t(lambda: D('2.665').quantize(D('.01'),rounding=ROUND_HALF_UP)); 
for r in (ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP):
    print(r, [str(D(s).quantize(D('1'),rounding=r)) for s in ('2.5','-2.5','1.1','-1.1','1.6','0.5','5.01','-0.4')])
t(lambda: D('123.456').quantize(D('1e-50'))); t(lambda: D('1').quantize(D('inf'))); t(lambda: D('1.5').quantize(1)); t(lambda: D('1.5').quantize(D('1'),'foo')); t(lambda: D('3.200').normalize()); t(lambda: D('300').normalize()); t(lambda: D('0.00').normalize()); t(lambda: D('2').sqrt()); t(lambda: D('4').sqrt()); t(lambda: D('2.25').sqrt()); t(lambda: D(-1).sqrt()); t(lambda: D('1e-7').sqrt()); t(lambda: D(1).exp()); t(lambda: D(2).ln()); t(lambda: D(1000).log10()); t(lambda: D(2).log10()); t(lambda: D(0).ln()); t(lambda: D(-1).ln()); t(lambda: D('0.5').exp()); t(lambda: D(-5).exp()); t(lambda: D('1.5').to_integral_value()); t(lambda: D('2.5').to_integral()); t(lambda: D('1e3').to_integral_exact()); t(lambda: D('1.5').as_tuple()); t(lambda: D('-inf').as_tuple()); t(lambda: D('0.75').as_integer_ratio()); t(lambda: D('1e3').as_integer_ratio()); t(lambda: D('3').compare(D('4'))); t(lambda: D('123.45').adjusted()); t(lambda: D('1').scaleb(3)); t(lambda: D(1).copy_sign(D(-2))); t(lambda: D('-1').copy_abs()); t(lambda: D('1').copy_negate()); t(lambda: D(1).is_nan()); t(lambda: D('inf').is_infinite()); t(lambda: D('-0').is_signed()); t(lambda: D(0).is_zero()); t(lambda: D('nan').is_qnan()); t(lambda: D(1).is_finite()); t(lambda: D('1.0').max(D('1'))); t(lambda: D(2).fma(3,4)); t(lambda: D('18').remainder_near(D(10))); t(lambda: D('1e5').to_eng_string()); t(lambda: D('12.3E+5').to_eng_string()); t(lambda: D.from_float(0.1)); t(lambda: D('1.2').same_quantum(D('3.4'))); t(lambda: D(5).number_class()); t(lambda: D('1.5').real); t(lambda: D('1.5').imag); t(lambda: D('1.5').conjugate()); t(lambda: D('123').logb()); t(lambda: D('1').next_plus()); t(lambda: D('1').canonical()); t(lambda: D('1.50').compare_total(D('1.5'))); t(lambda: D('1').radix())
x=D('1234567.891')
for s in ('','.2f',',.2f','10.1f','<12.2f','>12.2f','^14.2f','+.1f',' .1f','012.2f','e','.3e','E','g','.3g','G','%','.1%','n','_.2f',',','0=+15.2f','*^20,.3f','d','x','.0f','10','<10','s'): t(lambda: format(x,s))
for v in (D('0.000001234'),D('1E+10'),D('-0.5'),D('0'),D('0E-10'),D('nan'),D('inf'),D('1E+3'),D('123E-2')):
    for s in ('','f','.2f','e','g','.3g','%','8','+'): 
        try: print(format(v,s), end=' ; ')
        except ValueError as e: print(e, end=' ; ')
    print(v, repr(v))
print(f'{D("3.14159"):.2f} {D("2.5")!r:>15} {D(7):05d}' if 0 else f'{D("3.14159"):.2f} {D("2.5")!r:>15}')
t(lambda: '%s %.2f %d' % (D('1.5'),D('2.345'),D('3.9')))
c=getcontext(); print(c); c.prec=6; t(lambda: D(1)/7); t(lambda: +D('1.23456789')); t(lambda: D('1.23456789')); c.rounding=ROUND_UP; t(lambda: D(1)/7); t(lambda: c.prec); c.prec=28; c.rounding=ROUND_HALF_EVEN
with localcontext() as ctx:
    ctx.prec=50; t(lambda: D(2).sqrt()); t(lambda: D(1)/3)
t(lambda: D(1)/3)
print([s.__name__ for s in c.flags if c.flags[s]]); c.clear_flags(); print(getcontext().flags[Inexact], c.traps[DivisionByZero]); c.traps[DivisionByZero]=False; t(lambda: D(1)/0); t(lambda: D(-1)/0); c.traps[DivisionByZero]=True; c.traps[Inexact]=True; t(lambda: D(1)/3); c.traps[Inexact]=False
t(lambda: Context(prec=5).divide(D(1),D(3))); t(lambda: Context(prec=3).create_decimal('1.23456')); t(lambda: Context(prec=0)); t(lambda: Context(rounding='x')); t(lambda: setattr(c,'prec',-1)); t(lambda: setattr(c,'foo',1)); t(lambda: ExtendedContext); t(lambda: BasicContext); t(lambda: DefaultContext.prec); t(lambda: Context(prec=4)); setcontext(Context(prec=5)); t(lambda: D(2)/3); t(lambda: getcontext().copy().prec); t(lambda: getcontext().sqrt(D(2))); setcontext(Context())
t(lambda: D('1.5').foo); t(lambda: setattr(D(1),'x',2)); t(lambda: D.__mro__); t(lambda: DivisionByZero.__mro__); t(lambda: InvalidOperation.__mro__); t(lambda: issubclass(Overflow, ArithmeticError)); t(lambda: isinstance(D(1), __import__('numbers').Number)); t(lambda: isinstance(D(1), __import__('numbers').Real)); t(lambda: DecimalTuple(0,(1,),-1)); t(lambda: Decimal); t(lambda: HAVE_THREADS); t(lambda: (MAX_PREC>10**9, MIN_EMIN<0))
class M(Decimal):
    def hi(self): return 1
t(lambda: M('1.5')); t(lambda: M('1.5')+1); t(lambda: type(M('1.5')+1)); t(lambda: M('1.5').hi())
import copy; t(lambda: copy.copy(x) is x); t(lambda: copy.deepcopy([x])); t(lambda: D('1.5').__reduce__()); t(lambda: D('7').__floor__()); t(lambda: math.sqrt(D(2))); t(lambda: math.fsum([D('0.1')]*10)); t(lambda: D('12')._exp if hasattr(D,'_exp') else 'none')
t(lambda: D('1') in {1, 2}); t(lambda: [D('1.0'), D('2')].index(2)); t(lambda: D(3).__class__); t(lambda: statistics_mean())
import statistics
t(lambda: statistics.mean([D('1.5'), D('2.5')])); t(lambda: statistics.median([D(1),D(2)])); t(lambda: statistics.stdev([D(1),D(2),D(4)])); t(lambda: Fraction(D('0.125'))); t(lambda: round(D('1e30'),2)); t(lambda: D('9'*28)+1); t(lambda: D('1e28')+1); t(lambda: D('1e29')+1)
