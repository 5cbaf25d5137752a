# traceback prints groups: nested ones, notes, more than fifteen
import traceback
def f():
    raise ValueError('line1\nline2')
def mk():
    es=[]
    try: f()
    except ValueError as e:
        e.add_note('note 1')
        es.append(e)
    try:
        try: f()
        except ValueError: 1/0
    except ZeroDivisionError as e: es.append(e)
    es.append(TypeError())
    try: raise ExceptionGroup('inner', [KeyError('k'), ExceptionGroup('in2',[OSError(1,'x')])])
    except ExceptionGroup as e:
        e.add_note('gnote')
        es.append(e)
    return es
try:
    raise ExceptionGroup('outer', mk())
except ExceptionGroup as e:
    print(traceback.format_exc())
    print(traceback.format_exception_only(e))
print(''.join(traceback.format_exception(ExceptionGroup('w',[ValueError(i) for i in range(17)]))))
