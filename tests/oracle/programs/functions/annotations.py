# Annotations: list[int], int | None, what they print as, and that they are kept.
class Shelf:
    books: list[str] = []
    owner: "str | None" = None
    places: tuple[int, ...]

    def add(self, title: str, *more: list[str], price: float | None = None) -> "Shelf":
        self.books.append(title)
        return self


def find(shelves: list[Shelf], names: dict[str, list[Shelf]], kind: type[Shelf]) -> Shelf | None:
    total: int = 0
    for shelf in shelves:
        total += len(shelf.books)
    return shelves[0] if total else None


print(Shelf.__annotations__)
print(Shelf.add.__annotations__)
print(find.__annotations__)
print(find([Shelf()], {}, Shelf))
Shelf().add("a").add("b")
print(find([Shelf()], {}, Shelf).books)

for what in (
    list[int],
    dict[str, int],
    tuple[int, ...],
    tuple[()],
    type[Shelf],
    set[Shelf],
    frozenset[int],
    enumerate[int],
    list["Shelf"],
    list[None],
    list[list[int]],
    list[int | None],
    int | None,
    None | int,
    int | str | int,
    int | int,
    list[int] | None,
    (int | str) | Shelf,
    str | (int | None),
):
    print(what)
