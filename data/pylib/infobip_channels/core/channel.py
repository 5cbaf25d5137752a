# SPDX-License-Identifier: MIT
"""The base of all channels: how they are made."""

from abc import ABC

from infobip_channels.core.models import Authentication


class _HttpClient:
    """Where a channel has what it would need to reach the service."""

    def __init__(self, auth):
        self.base_url, self.api_key = auth.base_url, auth.api_key

    @property
    def auth(self):
        return Authentication(base_url=self.base_url, api_key=self.api_key)


class Channel(ABC):
    """A channel of the service."""

    def __init__(self, client):
        self._client = client

    @classmethod
    def from_auth_params(cls, auth_params):
        """A channel for a dict with base_url and api_key."""
        return cls(_HttpClient(Authentication(**auth_params)))

    @classmethod
    def from_env(cls):
        """A channel for what the environment says: here it says nothing."""
        return cls.from_auth_params({"base_url": None, "api_key": None})

    @classmethod
    def from_auth_instance(cls, auth_instance):
        return cls(_HttpClient(auth_instance))

    @classmethod
    def from_provided_client(cls, client):
        return cls(client)

    @staticmethod
    def validate_auth_params(base_url, api_key):
        return Authentication(base_url=base_url, api_key=api_key)

    @staticmethod
    def validate_message_body(message, message_type):
        return message if isinstance(message, message_type) else message_type(**message)
