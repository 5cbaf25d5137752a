# raise ... from None
try:
    {}["k"]
except KeyError:
    raise ValueError("a clear message") from None
