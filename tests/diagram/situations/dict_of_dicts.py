# Dicts within a dict, one of them named as well.
people = {
    "jane": {"age": 31, "town": "Ulm"},
    "bob": {"age": 29, "town": "Hof"},
    "sue": {"age": 44, "town": "Ulm", "tags": ["old", "new"]},
}
jane = people["jane"]
jane["friend"] = people["bob"]
