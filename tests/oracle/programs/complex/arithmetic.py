# complex numbers: operators, mixing with int and float, powers, comparison, hashes, errors.
z = 3 + 4j
print(z.real, z.imag, z.conjugate(), abs(z), -z, +z, z == 3 + 4j, bool(0j), bool(1e-300j))
print(z + 1, 1 + z, z - 2.5, 2.5 - z, z * 2, True * z, z / 2, 1 / z, z / z, z * z)
print(z ** 2, z ** -1, z ** 0, z ** 0.5, 2 ** z, z ** z, z ** 101, pow(z, 2), pow(2, 1j))
print((-8) ** (1 / 3), (-1) ** 0.5, (-2.0) ** -1.5, pow(-1, 0.5), 1j ** 2, 1j ** -2)
print(hash(z), hash(1 + 0j) == hash(1), hash(complex(-1, 0)), hash(0.5j), {1: 'one'}[1 + 0j])
print(1 + 0j == 1, 1 + 0j == 1.0, 1j != 1, complex(2 ** 53) == 2 ** 53 + 1, 1j == 'x', 1j in [1, 1j])
a = complex(1e308, 1e308)
print(a + a, a * 1j, complex(1e300, 1) / complex(1e-300, 0), complex('nan') == complex('nan'))
print(sum([1j, 2, 3.5]), isinstance(1j, complex), type(z.real), z.__add__('x'), z.__lt__(z))


def wrong(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for f in (lambda: z < 1, lambda: 1 >= z, lambda: z // 1, lambda: z % 2, lambda: divmod(z, 1), lambda: z / 0,
          lambda: 1 / 0j, lambda: 0j ** -1, lambda: 0 ** 1j, lambda: pow(z, 2, 3), lambda: int(z),
          lambda: float(z), lambda: round(z), lambda: ~z, lambda: max(z, z), lambda: [1][z], lambda: z + 'x',
          lambda: (2 + 0j) ** 1024, lambda: (1e300 + 1e300j) ** 2.5, lambda: z + 2 ** 2000, lambda: '%d' % z,
          lambda: '%f' % z, lambda: range(z), lambda: z & 1, lambda: z @ z, lambda: z << 1):
    wrong(f)
try:
    z.real = 5
except AttributeError as e:
    print(e)


class C(complex):
    pass


c = C(1, 2)
print(c, type(c + 0), type(-c), type(+c), type(c.conjugate()), c == 1 + 2j, hash(c) == hash(1 + 2j))
