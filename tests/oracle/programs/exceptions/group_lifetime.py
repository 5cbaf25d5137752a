# Exceptions live as long as their group; parts share them, and a part dies before its exceptions
import gc
gc.collect()
gc.disable()

class Noisy(ValueError):
    def __del__(self):
        print('gone', self.args)

class Special(KeyError):
    def __del__(self):
        print('gone too', self.args)

def make():
    return ExceptionGroup('all', [Noisy(1), Special(2), ExceptionGroup('in', [Noisy(3)])])

group = make()
part, rest = group.split(Special)
print(part, rest)
del group
print('the parts hold them')
del rest
print('only one left')
del part
class Own(ExceptionGroup):
    def derive(self, excs):
        print('derive', len(excs), type(excs).__name__)
        return Own(self.message + '!', excs)
    def __del__(self):
        print('group gone', self.message)
own = Own('own', [Noisy(4), Special(5), Own('deep', [Noisy(6)])])
print(own.subgroup(lambda e: isinstance(e, Noisy)).message)
own.self = own
del own
print(gc.collect() > 0)
