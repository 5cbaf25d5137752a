# An object that sends a text message when it dies: by its count, in a cycle, at the end.
import gc
import sys

from infobip_channels.sms.channel import SMSChannel

gc.collect()
gc.disable()
channel = SMSChannel.from_auth_params({"base_url": "example.api.infobip.com", "api_key": "secret"})


class Friend:
    def __init__(self, name):
        self.name, self.friend = name, None

    def __del__(self):
        response = channel.send_sms_message({"messages": [{
            "destinations": [{"to": "49301234567"}], "from": self.name,
            "text": f"{self.name} is gone, known by {sys.getrefcount(self)}"}]})
        print(self.name, response.status_code == 200, response.messages[0].status.name)


jane = Friend("Jane")
del jane
bob, ann = Friend("Bob"), Friend("Ann")
bob.friend, ann.friend = ann, bob
del bob
print(sys.getrefcount(ann))
del ann
print(gc.collect(), gc.collect())
last = Friend("Zoe")
print("the end")
