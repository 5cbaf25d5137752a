# difference: a backslash that means nothing in an f-string is no SyntaxWarning, and a few messages about
#     f-strings that are no Python are those of versions before 3.12
# reason: 3.12 and later read f-strings with the tokenizer, Refarium reads their expressions by themselves
# refarium: 0
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    eval(r"f'\d{1}'")
print(len(caught))
