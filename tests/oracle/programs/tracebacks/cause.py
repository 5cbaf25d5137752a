# raise ... from ...
class ConfigError(Exception):
    pass


def load():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ConfigError("cannot load", 42) from error


load()
