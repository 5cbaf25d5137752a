# difference: an e-mail has one part, a text: what would add another one (add_attachment,
#     add_alternative, make_mixed, attach) raises NotImplementedError, as does the form of a message
#     with lines of more than 78 bytes
# reason: an e-mail is here to be seen when an object sends it; attachments come from files, of
#     which a program has none
# refarium: Refarium's messages have one part, a text
from email.message import EmailMessage

message = EmailMessage()
message.set_content("plain")
try:
    message.add_alternative("<b>bold</b>", subtype="html")
    print(message.is_multipart())
except NotImplementedError as error:
    print(error)
