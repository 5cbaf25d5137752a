# What sending a text message answers, and what it says of a message that is none.
from infobip_channels.sms.channel import SMSChannel

channel = SMSChannel.from_auth_params({"base_url": "example.api.infobip.com", "api_key": "secret"})


def send(**message):
    try:
        answer = channel.send_sms_message({"messages": [message]})
    except ValueError as error:
        print(type(error).__name__, len(error.errors()))
        print(error)
        return
    print(answer.bulk_id, [one.to for one in answer.messages])
    return answer


answer = send(destinations=[{"to": "1"}], text="one")
print(answer.status_code, answer.messages[0])
print(answer.messages is answer.messages, answer.raw_response, answer.error_message)
print(answer.raw_response.json()["messages"][0]["status"]["groupName"])
answer = send(destinations=[{"to": "1", "messageId": "mine"}, {"to": 22}], text=5, flash=True)
print(answer.messages[0].message_id, answer == answer, answer != send(destinations=[]))
print(answer.dict()["messages"][1]["status"]["description"])
send(text="nobody")
send(destinations=[{"to": "1" * 51}, {}, 7, {"to": None}], flash="yes", validity_period=0)
send(destinations="text", text=[])
send(destinations=[{"to": "1"}], validityPeriod=2881, entityId="e" * 51)
for auth in ({}, {"base_url": "x.org", "api_key": ""}, {"base_url": "<yours>", "api_key": "k"},
             {"base_url": None, "api_key": 5}):
    try:
        print(type(SMSChannel.from_auth_params(auth)).__name__)
    except ValueError as error:
        print(error)
try:
    SMSChannel.from_env()
except ValueError as error:
    print(error)
try:
    channel.send_sms_message("text")
except TypeError as error:
    print(str(error)[-40:])
try:
    answer.nothing
except AttributeError as error:
    print(error)
