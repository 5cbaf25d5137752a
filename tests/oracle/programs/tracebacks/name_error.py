# Names that are not there.
def f():
    return not_a_name_at_all_xyz


f()
