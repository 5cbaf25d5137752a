# E-mails of other kinds: empty, HTML, several receivers in a list, the older class MIMEText.
from email.message import EmailMessage, Message
from email.mime.text import MIMEText

empty = EmailMessage()
print(repr(empty.as_string()), empty.get_content_type(), empty.is_attachment())
for wrong in (5, 2.5, None):
    try:
        empty.set_content(wrong)
    except KeyError as error:
        print("KeyError", error)
try:
    empty.get_content()
except AttributeError as error:
    print(error)
empty["From"] = "Grün <green@example.org>"
print(empty.as_string())
empty.set_content("<b>x</b>", subtype="html")
print(empty.as_string(), empty.get_content_subtype(), empty.get_body() is empty)
empty.set_payload("direct")
print(empty.as_string())
many = EmailMessage()
many["To"] = ["a@b.c", "Dora <d@e.f>"]
print(many["to"], len(many["to"].addresses), repr(many["to"].addresses[1]))
many["Subject"] = "plain Grüße plain"
print(many.as_string())
text = MIMEText("Hallo\nbye")
text["Subject"], text["To"], text["To"] = "x", "a@b", "c@d"
print(text.as_string(), text, repr(text.get_payload()), text.get_content_type(), sep="\n")
text = MIMEText("Grüße")
text["Subject"] = "Köln"
print(text.as_string(), type(text["Subject"]).__name__, repr(text.get_payload()))
print(MIMEText("<b>", "html", "utf-8").as_string())
print([cls.__name__ for cls in MIMEText.__mro__], isinstance(many, Message))
print([cls.__name__ for cls in EmailMessage.__mro__], MIMEText("y" * 200).get_payload() == "y" * 200)
