# An EmailMessage: its headers, its text, its form.
from email.message import EmailMessage

message = EmailMessage()
message["Subject"] = "Gone"
message["From"] = "Jane Doe <jane@example.org>"
message["To"] = "bob@example.org, Ann <ann@example.org>"
message.set_content("I am dying\nbye")
print(message.as_string())
print(repr(message["to"]), message["TO"] == "x", message["nothing"], len(message))
print(repr(message.get_content()), message.get_content_type(), message.get_content_charset())
print(message.keys(), message.items(), message.values())
print(message.is_multipart(), repr(message.get_payload()), message.get_payload(decode=True))
print(message["To"].addresses, message["From"].addresses[0].addr_spec, message["To"].name)
for name, value in (("Subject", "again"), ("X-Kind", "a\nb"), ("to", "twice")):
    try:
        message[name] = value
    except ValueError as error:
        print(error)
del message["subject"], message["nothing"]
message["Subject"] = "Grüße aus Köln"
print(message.as_string(), message, message.as_bytes(), sep="\n")
message.set_content("Grüße\n")
print(message.as_string(), message, message.as_bytes(), sep="\n")
print(repr(message.get_content()), repr(message.get_payload()), message.get_payload(decode=True))
message.replace_header("Subject", "word " * 40)
print(message.as_string())
print("to" in message, message.get("x", 5), message.get_all("to"), list(message))
message.add_header("X-Kind", "v", p="q", r_s=None)
print(message["x-kind"], [part is message for part in message.walk()])
try:
    message.replace_header("X-Other", "")
except KeyError as error:
    print(error)
