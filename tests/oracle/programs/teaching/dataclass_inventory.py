# Data classes and enumerations together, as an inventory; asdict, replace, ordering, frozen keys.
from dataclasses import asdict, dataclass, field, replace
from enum import Enum, Flag, auto


class Kind(Enum):
    TOOL = "tool"
    FOOD = "food"


class Marks(Flag):
    NEW = auto()
    SALE = auto()


@dataclass(frozen=True, order=True)
class Key:
    name: str
    number: int = 0


@dataclass
class Item:
    key: Key
    kind: Kind
    price: float = 1.0
    tags: list = field(default_factory=list)
    marks: Marks = Marks(0)

    def __post_init__(self):
        if self.price < 0:
            raise ValueError("negative price")

    @property
    def label(self):
        return f"{self.key.name} ({self.kind.value})"


stock = {}
for name, kind, price in [("saw", Kind.TOOL, 12.5), ("bread", Kind.FOOD, 2), ("axe", Kind.TOOL, 30)]:
    item = Item(Key(name), kind, price)
    stock[item.key] = item
stock[Key("saw")].tags.append("sharp")
print(stock[Key("saw")])
print([key.name for key in sorted(stock)], Key("a") < Key("a", 1))
print(asdict(stock[Key("bread")]))
dear = replace(stock[Key("axe")], price=99, marks=Marks.NEW | Marks.SALE)
print(dear.label, dear.price, Marks.SALE in dear.marks, dear == stock[Key("axe")])
for wrong in (lambda: Item(Key("x"), Kind.TOOL, -1), lambda: setattr(Key("x"), "name", "y"),
              lambda: Kind("pet"), lambda: Kind["PET"], lambda: Item()):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__ + ":", error)
print(list(Kind), Kind.TOOL.name, Kind("food") is Kind.FOOD, hash(Key("a")) == hash(Key("a")))
