# One name for one list.
fruits = ["apple", "pear", "plum"]
