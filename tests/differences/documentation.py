# difference: the __doc__ and __text_signature__ of built-in functions and methods are None or missing
# reason: the texts are CPython's own; Refarium has none of its own in their place
# refarium: None None False
print(len.__doc__, str.join.__doc__, hasattr(len, "__text_signature__"))
