# difference: smtplib reaches no server: whatever host is named, every message is taken and recorded,
#     and the answers are those of a server that is content with all
# reason: a program has no network; who sends what and when is what a lecture shows, and delivering
#     text messages is a matter of the window
# refarium: (220, b'ready') (235, b'OK') {} (221, b'bye')
import smtplib

session = smtplib.SMTP("no.such.host.example")
print(session.starttls(), session.login("jane", "secret"), end=" ")
print(session.sendmail("jane@example.org", ["bob@example.org"], "Subject: Bye\n\nI am gone."),
      session.quit())
