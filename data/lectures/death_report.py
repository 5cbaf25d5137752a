# title: A message for every death
# python: 3.13
# order: 80
# show: no classes, no ghosts

# %% [markdown]
# Last words can do more than print. This class sends a **text message** to a telephone whenever one of its
# objects is removed from memory.

# %% A class that sends a message
# note: Nothing leaves this computer unless you switch it on in the preferences. See the Messages tab.
import gc
import time

from infobip_channels.sms.channel import SMSChannel

gc.disable()


def tell(text, channel=SMSChannel.from_auth_params({"base_url": "example.api.infobip.com",
                                                    "api_key": "secret"})):
    channel.send_sms_message({"messages": [{"destinations": [{"to": "49301234567"}],
                                            "from": "Python", "text": text}]})
    print("sent:", text)


class Sensor:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        tell(f"{self.name} is gone")


# %% [markdown]
# Without a cycle the message is sent at once, in the moment in which the last reference goes.

# %% No cycle, no waiting
one = Sensor("west")
# pause: first finalizer.begin
# say: The last reference has gone. Its last words begin now, and with them the message.
# ask: What is sent? = sent: west is gone
del one

# %% [markdown]
# Two sensors that know each other: nothing is sent when their names go. And then the program sleeps for
# 500 seconds. When would the messages come?

# %% A cycle of two
one = Sensor("north")
two = Sensor("south")
one.partner = two
two.partner = one
# pause: after
# say: Nothing is sent. Without a collection the messages would come at the very end of the program.
del one, two
# ask: So we collect before the long sleep. What is sent? = sent: north is gone, sent: south is gone
gc.collect()
time.sleep(500)

# %% [markdown]
# Not every class is ours to change. A **decorator** gives last words to any class: here it adds a `__del__`
# that sends a message, and calls the class's own one if there is one.

# %% For any class
def tells_of_death(cls):
    before = getattr(cls, "__del__", None)

    def __del__(self):
        tell(f"a {cls.__name__} is gone")
        if before is not None:
            before(self)

    cls.__del__ = __del__
    return cls


@tells_of_death
class Cup:
    pass


one = Cup()
# ask: What is sent? = sent: a Cup is gone
del one

# %% [markdown]
# Too many messages? This decorator counts the deaths and tells of every 1,000th only.

# %% Only every 1,000th
def counts_deaths(every):
    def decorate(cls):
        def __del__(self):
            cls.deaths += 1
            if cls.deaths % every == 0:
                tell(f"{cls.deaths} {cls.__name__}s are gone")

        cls.deaths = 0
        cls.__del__ = __del__
        return cls

    return decorate


@counts_deaths(1000)
class Drop:
    pass


# ask: 2,500 drops die. Which messages are sent? = sent: 1000 Drops are gone, sent: 2000 Drops are gone
for _ in range(2500):
    Drop()

# %% [markdown]
# Or an e-mail instead, with what Python brings along: `smtplib` and `email`.

# %% As an e-mail
import smtplib
from email.message import EmailMessage


def mail(text):
    letter = EmailMessage()
    letter["From"] = "python@example.org"
    letter["To"] = "you@example.org"
    letter["Subject"] = text
    with smtplib.SMTP("mail.example.org") as server:
        server.send_message(letter)
    print("mailed:", text)


class Lamp:
    def __del__(self):
        mail("a Lamp is gone")


one = Lamp()
# ask: What is mailed? = mailed: a Lamp is gone
del one

# %% [markdown]
# One more pair, and this time nobody collects. At the end of the program Python collects for the last time.

# %% At the end of the program
# note: The last press shows it: both messages come after the last line.
one = Sensor("day")
two = Sensor("night")
one.partner = two
two.partner = one
del one, two
# ask: What does this line print? = the last line
print("the last line")
