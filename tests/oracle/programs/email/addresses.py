# Addresses as text and as objects.
from email.headerregistry import Address
from email.utils import formataddr, formatdate, getaddresses, parseaddr

for text in ("Jane Doe <jane@example.org>", "jane@example.org", '"Doe, Jane" <jane@example.org>', "",
             "<jane@example.org>", "Jane   Doe<jane@example.org>", '"J \\"D\\"" <j@e.org>'):
    print(parseaddr(text))
print(getaddresses(["a@b.c, Bob <b@c.d>", '"X, Y" <x@y.z>']))
for pair in (("Jane Doe", "jane@example.org"), ("", "j@e.org"), ("Doe, Jane", "j@e.org"),
             ('J "D"', "j@e.org"), ("Jörg", "j@e.org")):
    print(formataddr(pair))
try:
    formataddr(("x", "jörg@e.org"))
except UnicodeError as error:
    print(error)
address = Address("Jane Doe", "jane", "example.org")
print(address, repr(address), address.addr_spec, address == Address("Jane Doe", addr_spec="jane@example.org"))
print(Address("Doe, Jane", "jane", "example.org"), Address(username="x"), str(Address()))
for wrong in ({"username": "a\nb"}, {"username": "a", "addr_spec": "b@c"}):
    try:
        Address(**wrong)
    except (TypeError, ValueError) as error:
        print(error)
print(formatdate(0), formatdate(1700000000, usegmt=True), formatdate(951782400.7))
