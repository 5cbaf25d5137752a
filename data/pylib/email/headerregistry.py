# SPDX-License-Identifier: MIT
"""Addresses as objects."""

_SPECIAL = set('()<>[]:;@\\,."')


class Address:
    """A name, and what stands before and after the @."""

    def __init__(self, display_name="", username="", domain="", addr_spec=None):
        if "\r" in display_name + username + domain or "\n" in display_name + username + domain:
            raise ValueError("invalid arguments; address parts cannot contain CR or LF")
        if addr_spec is not None:
            if username or domain:
                raise TypeError("addrspec specified when username and/or domain also specified")
            username, _, domain = addr_spec.rpartition("@")
        self._display_name, self._username, self._domain = display_name, username, domain

    display_name = property(lambda self: self._display_name)
    username = property(lambda self: self._username)
    domain = property(lambda self: self._domain)

    @property
    def addr_spec(self):
        user = self._username
        if _SPECIAL & set(user.replace(".", "")) or " " in user:
            user = '"' + user.replace("\\", "\\\\").replace('"', '\\"') + '"'
        if self._domain:
            return f"{user}@{self._domain}"
        return user or "<>"

    def __repr__(self):
        return (f"{type(self).__name__}(display_name={self._display_name!r}, "
                f"username={self._username!r}, domain={self._domain!r})")

    def __str__(self):
        name = self._display_name
        if _SPECIAL & set(name):
            name = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
        if not name:
            return self.addr_spec
        return f"{name} <{'' if self.addr_spec == '<>' else self.addr_spec}>"

    def __eq__(self, other):
        if not isinstance(other, Address):
            return NotImplemented
        return (self._display_name, self._username, self._domain) == (
            other._display_name, other._username, other._domain)
