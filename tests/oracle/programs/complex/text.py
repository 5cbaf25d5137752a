# complex as text: signed zeros, nan and inf, literals, the constructor, and format specifications.
inf = float('inf')
nan = float('nan')
for re in (0.0, -0.0, 1.0, -2.5, inf, nan, 1e16, 1e-7):
    print([complex(re, im) for im in (0.0, -0.0, 1.0, -inf, nan, 1e22)])
print(-0j, 0j, -(0j), 1 - 0j, -1 - 0j, 1e16j, .5j, 1_0j, 0xffj if False else 5J, 1.e1j)
for text in ('1+2j', ' ( 1e3-.5J ) ', 'j', '-j', '+infj', 'nan-nanj', '1_0+1_0j', '5', '-0-0j', '1e400'):
    print(repr(text), complex(text))
for text in ('', '1+', '1j2', '1+2', '(1', '()', '1 + 2j', '1__0', '1+-2j', 'x', '1+2jj', '1\0'):
    try:
        print(complex(text))
    except ValueError as e:
        print(repr(text), e)


class Known:
    def __complex__(self):
        return 7 - 1j


class Wrong:
    def __complex__(self):
        return 7.0


class Index:
    def __index__(self):
        return 9


class Float:
    def __float__(self):
        return 2.5


print(complex(), complex(1), complex(1.5, 2), complex(1j, 1j), complex(real=1, imag=2j), complex(Known()),
      complex(Index()), complex(Float(), Index()), complex(imag=3), complex(True, False), complex(Known(), 2))
for args in (('1', 2), (1, '2'), ([],), (1, []), (None,), (1, 2, 3), (Wrong(),), (b'1',), (1, Known())):
    try:
        print(complex(*args))
    except TypeError as e:
        print(e)
z = 1234.5 - 2j
for spec in ('', '.2f', '>30', '<30', '^30', '*^30', '+.3e', ',', '_', 'g', '.3', '#.0f', 'E', '+', ' ', 'n'):
    print(spec.ljust(6), format(z, spec) + '|', format(1j, spec) + '|')
for spec in ('030', '=30', 'x', '%', 'd', 's', '.', 'z'):
    try:
        print(format(z, spec))
    except ValueError as e:
        print(spec, e)
print(f'{z}', f'{z!r:>20}', f'{z.real:.1f}', '{:.1f} {}'.format(z, 1j), '%s %r' % (z, z), str(z))
