# SPDX-License-Identifier: MIT
"""Models: classes whose attributes are checked when an instance is made.

They behave as those that the real package makes with pydantic 1, as far as messages are concerned:
what may be left out, which values become text, and what a ValidationError says.
"""

_MISSING = object()


class ValidationError(ValueError):
    """Values that do not fit: errors() tells each with its place."""

    def __init__(self, errors, model):
        super().__init__(errors, model)
        self.model, self._errors = model, errors

    def errors(self):
        return [{"loc": place, "msg": message, "type": kind.partition(";")[0]}
                for place, message, kind in self._errors]

    def __str__(self):
        n = len(self._errors)
        lines = [f"{n} validation error{'s' * (n != 1)} for {self.model.__name__}"]
        for place, message, kind in self._errors:
            lines += [" -> ".join(map(str, place)), f"  {message} (type={kind})"]
        return "\n".join(lines)


ValidationError.__module__ = "pydantic.error_wrappers"


class _Unfit(Exception):
    """What is wrong with a value: triples of place, message and kind."""

    def __init__(self, *errors):
        self.errors = errors


def _unfit(message, kind):
    return _Unfit(((), message, kind))


def text(least=0, most=None):
    """Text; numbers and bytes become text."""
    def check(value):
        if isinstance(value, (int, float)):
            value = str(value)
        elif isinstance(value, (bytes, bytearray)):
            value = bytes(value).decode()
        elif not isinstance(value, str):
            raise _unfit("str type expected", "type_error.str")
        if len(value) < least:
            raise _unfit(f"ensure this value has at least {least} characters",
                         f"value_error.any_str.min_length; limit_value={least}")
        if most is not None and len(value) > most:
            raise _unfit(f"ensure this value has at most {most} characters",
                         f"value_error.any_str.max_length; limit_value={most}")
        return value
    return check


def flag(value):
    if not isinstance(value, bool):
        raise _unfit("value is not a valid boolean", "value_error.strictbool")
    return value


def whole(above, most):
    """A whole number above one and up to another one."""
    def check(value):
        try:
            number = int(value)
        except (TypeError, ValueError):
            raise _unfit("value is not a valid integer", "type_error.integer") from None
        if number <= above:
            raise _unfit(f"ensure this value is greater than {above}",
                         f"value_error.number.not_gt; limit_value={above}")
        if number > most:
            raise _unfit(f"ensure this value is less than or equal to {most}",
                         f"value_error.number.not_le; limit_value={most}")
        return number
    return check


def url(value):
    """The address of a server; https when nothing else is said."""
    if not isinstance(value, str):
        raise _unfit("str type expected", "type_error.str")
    if not value.startswith(("http://", "https://")):
        value = "https://" + value
    host = value.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
    if not all(part and part.replace("-", "_").replace("_", "a").isalnum()
               for part in host.rstrip(".").split(".")):
        raise _unfit("URL host invalid", "value_error.url.host")
    return value


def anything(value):
    return value


def many(check):
    """A list of values that all pass one check."""
    def check_all(value):
        if not isinstance(value, (list, tuple, set, frozenset)):
            raise _unfit("value is not a valid list", "type_error.list")
        made, errors = [], []
        for index, item in enumerate(value):
            _try(check, item, (index,), made.append, errors)
        if errors:
            raise _Unfit(*errors)
        return made
    return check_all


def _try(check, value, place, take, errors):
    """Gives the checked value to a function, or what is wrong with it to a list."""
    if value is None:
        errors.append((place, "none is not an allowed value", "type_error.none.not_allowed"))
        return
    try:
        take(check(value))
    except _Unfit as unfit:
        errors += [(place + inner, message, kind) for inner, message, kind in unfit.errors]


def _camel(name):
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))


class Model:
    """A class of checked attributes: fields has for each a check, and a default if it may be left
    out. Each is given by its name or by the name that it has in a message."""

    fields, aliases = {}, {}

    def __init__(self, **data):
        given, errors = set(), []
        for name, (check, *default) in self.fields.items():
            alias = self.alias_of(name)
            value = data.get(alias, data.get(name, _MISSING))
            if value is not _MISSING:
                given.add(name)
            if value is None and default:
                self.__dict__[name] = None
            elif value is not _MISSING:
                _try(check, value, (alias,), lambda made: self.__dict__.update({name: made}),
                     errors)
            elif default:
                self.__dict__[name] = default[0]
            else:
                errors.append(((alias,), "field required", "value_error.missing"))
        if errors:
            raise ValidationError(errors, type(self))
        self.__dict__["_given"] = " ".join(given)

    @classmethod
    def made(cls, **values):
        """An instance of values that need no check."""
        model = cls.__new__(cls)
        model.__dict__.update({name: field[1] for name, field in cls.fields.items()
                               if name not in values}, **values, _given=" ".join(values))
        return model

    # As a text: a set would be one more object for whoever looks at the program's.
    @property
    def __fields_set__(self):
        return set(self._given.split())

    @classmethod
    def alias_of(cls, name):
        return cls.aliases.get(name) or _camel(name)

    @classmethod
    def check(cls, value):
        """The check of a field that is such a model."""
        if isinstance(value, cls):
            return value
        try:
            value = dict(value)
        except (TypeError, ValueError):
            raise _unfit("value is not a valid dict", "type_error.dict") from None
        try:
            return cls(**value)
        except ValidationError as error:
            raise _Unfit(*error._errors) from None

    def dict(self, *, by_alias=False, exclude_unset=False, exclude_none=False):
        def plain(value):
            if isinstance(value, Model):
                return value.dict(by_alias=by_alias, exclude_unset=exclude_unset,
                                  exclude_none=exclude_none)
            return [plain(item) for item in value] if isinstance(value, list) else value

        return {self.alias_of(name) if by_alias else name: plain(value)
                for name, value in self._shown()
                if not (exclude_unset and name not in self.__fields_set__ or
                        exclude_none and value is None)}

    def _shown(self):
        return [(name, self.__dict__[name]) for name in self.fields]

    def __eq__(self, other):
        return self.dict() == (other.dict() if isinstance(other, Model) else other)

    def __iter__(self):
        return iter(self._shown())

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in self._shown())})"

    def __str__(self):
        return " ".join([f"{n}={v!r}" for n, v in self._shown()])


class Authentication(Model):
    fields = {"base_url": (url,), "api_key": (text(least=1),)}
    aliases = {"base_url": "base_url", "api_key": "api_key"}


class ResponseStatus(Model):
    fields = {"group_id": (anything,), "group_name": (text(),), "id": (anything,),
              "name": (text(),), "description": (text(),), "action": (text(), None)}
