# Three thousand objects that are all shown: records in groups, each with a list and a dict.


class Record:
    def __init__(self, number, group):
        self.number = number
        self.group = group
        self.tags = [number, number + 1]
        self.facts = {"kind": number % 7}


class Group:
    def __init__(self, name):
        self.name = name
        self.first = None
        self.records = []


groups = [Group(number) for number in range(8)]
for number in range(990):
    group = groups[number % 8]
    record = Record(number, group)
    group.records.append(record)
    if group.first is None:
        group.first = record
