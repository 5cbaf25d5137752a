# Data classes, enumerations and typing together.
from dataclasses import dataclass, field, asdict, astuple, replace, FrozenInstanceError
from typing import List, Optional, Dict
import enum
class Category(enum.Enum):
    FOOD = "food"
    TOOL = "tool"
    TOY = "toy"
    @property
    def tax(self): return {"food": .07}.get(self.value, .19)
@dataclass(order=True)
class Item:
    sort_index: float = field(init=False, repr=False)
    name: str
    price: float
    quantity: int = 0
    category: Category = Category.TOOL
    tags: List[str] = field(default_factory=list, compare=False)
    def __post_init__(self):
        if self.price < 0: raise ValueError("negative price")
        self.sort_index = self.price
    @property
    def total(self): return self.price * self.quantity
@dataclass(frozen=True)
class Position:
    aisle: int
    shelf: str = "A"
class Inventory:
    def __init__(self): self._items: Dict[str, Item] = {}
    def add(self, item: Item) -> "Inventory":
        if item.name in self._items: self._items[item.name].quantity += item.quantity
        else: self._items[item.name] = item
        return self
    def __iter__(self): return iter(self._items.values())
    def __len__(self): return len(self._items)
    def find(self, pred) -> Optional[Item]: return next((i for i in self if pred(i)), None)
    def report(self):
        print(f"{'Item':<10}{'Price':>8}{'Qty':>5}{'Total':>10}")
        print("-" * 33)
        for i in sorted(self, reverse=True): print(f"{i.name:<10}{i.price:>8.2f}{i.quantity:>5d}{i.total:>10.2f}")
        print(f"{'Sum':<10}{sum(i.total for i in self):>23.2f}")
inv = Inventory()
inv.add(Item("hammer", 12.5, 3)).add(Item("apple", .25, 100, Category.FOOD, ["red"])).add(Item("robot", 49.99, 2, Category.TOY)).add(Item("apple", .25, 20, Category.FOOD))
inv.report()
print(inv.find(lambda i: i.category is Category.FOOD)); print(inv.find(lambda i: i.price > 100))
apple = inv.find(lambda i: i.name == "apple")
print(asdict(apple)); print(astuple(Position(3))); print(replace(Position(1), shelf="B"), Position(1) == Position(1), hash(Position(1)) == hash(Position(1)), {Position(1): 1}[Position(1)])
try: Position(1).aisle = 2
except FrozenInstanceError as e: print(type(e).__name__, e)
try: Item("x", -1)
except ValueError as e: print(e)
print(Category("toy"), Category["FOOD"].tax, list(Category), Category.TOY.name, Item.__dataclass_fields__["tags"].default_factory)
try: Category("nothing")
except ValueError as e: print(e)
try: Item()
except TypeError as e: print(e)
print(Item.__annotations__["price"], Item.__match_args__, Item.__eq__(apple, 3))
