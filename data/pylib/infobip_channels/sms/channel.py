# SPDX-License-Identifier: MIT
"""Text messages: each is recorded when it is sent."""

import sys

import _message
from infobip_channels.core.channel import Channel
from infobip_channels.core.models import Model, ResponseStatus, anything, flag, many, text, whole


class _Status(int):
    """200, as the enumeration of HTTP's answers has it."""

    name, phrase = "OK", "OK"
    value = property(int)

    def __repr__(self):
        return "<HTTPStatus.OK: 200>"

    def __str__(self):
        return "HTTPStatus.OK" if sys.version_info < (3, 11) else "200"

    __format__ = int.__format__


class _Response:
    """What came from the service, unread."""

    status_code, reason, ok = 200, "OK", True

    def __init__(self, bulk_id, receivers):
        self._bulk_id, self._receivers = bulk_id, receivers

    def json(self):
        bulk = {} if self._bulk_id is None else {"bulkId": self._bulk_id}
        return {**bulk, "messages": [
            {"messageId": message_id, "status": _pending().dict(by_alias=True, exclude_unset=True),
             "to": to} for message_id, to in self._receivers]}

    @property
    def text(self):
        import json
        return json.dumps(self.json(), separators=(",", ":"))

    def __repr__(self):
        return "<Response [200]>"


def _pending():
    return ResponseStatus.made(group_id=1, group_name="PENDING", id=26, name="PENDING_ACCEPTED",
                               description="Message sent to next instance")


class Destination(Model):
    fields = {"message_id": (text(), None), "to": (text(most=50),)}


class Message(Model):
    fields = {"callback_data": (text(most=4000), None), "delivery_time_window": (anything, None),
              "destinations": (many(Destination.check),), "flash": (flag, False),
              "from_name": (text(), None), "intermediate_report": (flag, False),
              "notify_content_type": (anything, None), "notify_url": (anything, None),
              "regional": (anything, None), "send_at": (anything, None),
              "validity_period": (whole(0, 2880), None), "text": (text(), None),
              "language": (anything, None), "transliteration": (anything, None),
              "entity_id": (text(most=50), None), "application_id": (text(most=50), None)}
    aliases = {"from_name": "from"}


class SMSMessageBody(Model):
    fields = {"bulk_id": (text(), None), "messages": (many(Message.check),),
              "sending_speed_limit": (anything, None), "url_options": (anything, None),
              "tracking": (anything, None)}


class SendSMSResponseMessage(Model):
    fields = {"message_id": (text(), None), "status": (ResponseStatus.check,), "to": (text(), None)}


class SendSMSResponse(Model):
    fields = {"status_code": (anything,), "raw_response": (anything,), "bulk_id": (text(), None),
              "messages": (many(SendSMSResponseMessage.check),), "error_message": (text(), None)}

    # Most programs never look at the answer: it is made of the receivers, as pairs of a message's
    # id and an address, when they do.
    @classmethod
    def _of(cls, receivers, bulk_id):
        answer = cls.__new__(cls)
        answer._receivers, answer._bulk = receivers, bulk_id
        return answer

    def __getattr__(self, name):
        if name not in self.fields and name != "_given":
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        receivers, bulk_id = self.__dict__.pop("_receivers"), self.__dict__.pop("_bulk")
        self.__dict__.update(
            status_code=_Status(200), raw_response=_Response(bulk_id, receivers), bulk_id=bulk_id,
            messages=[SendSMSResponseMessage.made(message_id=message_id, to=to, status=_pending())
                      for message_id, to in receivers],
            error_message=None,
            _given="status_code raw_response messages" + " bulk_id" * (bulk_id is not None))
        return self.__dict__[name]

    def _shown(self):
        return [(name, getattr(self, name)) for name in self.fields]


_PLAIN = {"destinations", "from", "text"}


def _is_plain(body):
    """Is it what nearly all programs send: a dict of lists and texts, nothing to be made of it?"""
    if type(body) is not dict or len(body) != 1 or type(body.get("messages")) is not list:
        return False
    for one in body["messages"]:
        if type(one) is not dict or not _PLAIN.issuperset(one) or (
                type(one.get("destinations")) is not list or
                type(one.get("from", "")) is not str or type(one.get("text", "")) is not str):
            return False
        for destination in one["destinations"]:
            if type(destination) is not dict or len(destination) != 1 or (
                    type(destination.get("to")) is not str or len(destination["to"]) > 50):
                return False
    return True


class SMSChannel(Channel):
    """The channel for text messages."""

    SMS_URL_TEMPLATE_VERSION_1 = "/sms/1/"
    SMS_URL_TEMPLATE_VERSION_2 = "/sms/2/"

    def send_sms_message(self, message):
        """Sends what the dict, or the SMSMessageBody, says; the answer tells of each message."""
        if not _is_plain(message):
            message = self.validate_message_body(message, SMSMessageBody).dict(by_alias=True)
        receivers = []
        for one in message["messages"]:
            for destination in one["destinations"]:
                to = destination["to"]
                n = _message.send("sms", to, one.get("from") or "", one.get("text") or "", "")
                receivers.append((destination.get("messageId") or f"message-{n}", to))
        bulk_id = message.get("bulkId")
        if bulk_id is None and len(receivers) > 1:
            bulk_id = f"bulk-{n}"
        return SendSMSResponse._of(receivers, bulk_id)

    def _not_here(self, *args, **kwargs):
        raise NotImplementedError("Refarium's channel for text messages only sends them")

    send_binary_sms_message = send_sms_message_over_query_parameters = _not_here
    preview_sms_message = get_outbound_sms_delivery_reports = _not_here
    get_outbound_sms_message_logs = get_inbound_sms_messages = _not_here
    get_scheduled_sms_messages = reschedule_sms_messages = _not_here
