# A group that nobody catches: its frames, its notes, and what was handled before
def f():
    raise ValueError('line1\nline2')
def mk():
    es=[]
    try: f()
    except ValueError as e: 
        e.add_note('note 1\nnote 2')
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
    try:
        raise KeyError('first')
    except KeyError:
        g=ExceptionGroup('outer', mk())
        g.add_note('outer note')
        raise g
except ExceptionGroup as e:
    err=e
raise RuntimeError('x') from err
