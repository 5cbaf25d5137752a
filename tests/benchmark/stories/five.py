import gc


class Friend:
    def __init__(self, name):
        self.name = name


jane = Friend("Jane")
joe = Friend("Joe")
jane.friend = joe
joe.friend = jane
numbers = [1, 2, 3]
both = [jane, joe, numbers]
pair = {"a": both}
del both
pair = None
del jane
del joe
gc.collect()
