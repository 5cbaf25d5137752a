# A million objects that live at the same time: far too many for boxes.


class Town:
    __slots__ = ("places", "twin")


towns = []
before = None
for number in range(200):
    town = Town()
    town.places = [[] for place in range(4999)]
    town.twin = before
    before = town
    towns.append(town)
