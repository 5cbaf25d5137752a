# dir() of modules: their own names, or what their __dir__ says
import keyword, types
print([n for n in dir(keyword) if n not in ("sys",) and not n.startswith("_")])
m=types.ModuleType("m"); m.x=1
print(dir(m), m.__dir__())
m.__dir__=lambda: ["b","a"]; print(dir(m), m.__dir__(), types.ModuleType.__dir__(m))
m.__dict__["__dir__"]=3
try: dir(m)
except TypeError as e: print(e)
class M(types.ModuleType): 
    __dict__=3
try: print(dir(M("q")))
except TypeError as e: print(e)
try: types.ModuleType.__dir__(3)
except TypeError as e: print(e)
try: types.ModuleType.__dir__(m, 3)
except TypeError as e: print(e)
print('__dir__' in vars(types.ModuleType))
