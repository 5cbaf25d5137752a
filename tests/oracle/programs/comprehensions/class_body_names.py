# the variables of class bodies and modules whose comprehensions have no frame
import sys
for src in ('class A:\n x=[i for i in range(3)]\n','class A:\n def f(self): pass\n x=3\n y={j for j in "" for k in ""}\n','x=[i for i in range(3)]\ny=[j for j in ""]','class A:\n x=[lambda: i for i in range(3)]\n','class A:\n x=[[i for i in y] for y in []]\n','if 1:\n x=[lambda: i for i in range(3)]', 'class A:\n x=[y for y in []]\n class B:\n  z=[q for q in[]]','class A:\n x=list(y for y in [])','class A:\n def f():\n  return [x for x in y]'):
    def walk(co,d=0):
        print(' '*d,co.co_name,co.co_varnames,co.co_cellvars,co.co_freevars,co.co_nlocals)
        for c in co.co_consts:
            if hasattr(c,'co_name'): walk(c,d+1)
    walk(compile(src,'x','exec'))
