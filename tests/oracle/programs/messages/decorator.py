# A decorator that makes the objects of any class send a text message when they die.
import gc

from infobip_channels.sms.channel import SMSChannel

channel = SMSChannel.from_auth_params({"base_url": "https://example.api.infobip.com",
                                       "api_key": "secret"})
gc.collect()
gc.disable()


def tells_of_its_end(to):
    def decorate(cls):
        before = getattr(cls, "__del__", None)

        def __del__(self):
            if before is not None:
                before(self)
            answer = channel.send_sms_message(
                {"messages": [{"destinations": [{"to": to}], "text": f"{self!r} dies"}]})
            print("sent to", answer.messages[0].to, "as", answer.messages[0].message_id)

        cls.__del__ = __del__
        return cls

    return decorate


@tells_of_its_end("4915112345")
class Point:
    __slots__ = ("x", "y")

    def __repr__(self):
        return "a point"


@tells_of_its_end("4915154321")
class Node(list):
    def __del__(self):
        print("the node's own finalizer,", len(self), "items")

    def __repr__(self):
        return "a node"


Point()
points = [Point(), Point()]
points.clear()
node = Node()
node.append(node)
node = Node([node, Point()])
del node
print("collected", gc.collect())
