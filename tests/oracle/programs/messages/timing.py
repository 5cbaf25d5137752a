# Messages from a weak reference's callback, after a sleep, and from an object that comes back.
import gc
import time
import weakref

from infobip_channels.sms.channel import SMSChannel

gc.collect()
gc.disable()
channel = SMSChannel.from_auth_params({"base_url": "example.api.infobip.com", "api_key": "secret"})
begin = time.monotonic()


def send(text):
    answer = channel.send_sms_message({"messages": [{"destinations": [{"to": "1"}], "text": text}]})
    print(answer.messages[0].message_id, text, round(time.monotonic() - begin))


class Thing:
    pass


class Phoenix:
    def __del__(self):
        ashes.append(self)
        send("risen")


ashes = []
thing = Thing()
reference = weakref.ref(thing, lambda dead: send("the weak one"))
finalize = weakref.finalize(thing, send, "finalize")
time.sleep(90)
del thing
bird = Phoenix()
time.sleep(10)
del bird
print(len(ashes))
ashes.clear()
print("never twice", gc.collect())
