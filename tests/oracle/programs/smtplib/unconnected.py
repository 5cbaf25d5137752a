# What smtplib's classes are, and what a session says that was never begun.
import smtplib
from email.message import EmailMessage

session = smtplib.SMTP()
for action in (lambda: session.sendmail("a@b", "c@d", "text"), session.noop, session.quit,
               session.starttls, lambda: session.login("jane", "secret"),
               lambda: session.send_message(EmailMessage())):
    try:
        print(action())
    except smtplib.SMTPServerDisconnected as error:
        print(type(error).__name__, error)
print(session.close(), session.has_extn("auth"), session.esmtp_features, session.does_esmtp)
for name in ("SMTPException SMTPServerDisconnected SMTPResponseException SMTPSenderRefused "
             "SMTPRecipientsRefused SMTPDataError SMTPConnectError SMTPHeloError "
             "SMTPNotSupportedError SMTPAuthenticationError").split():
    print(name, [cls.__name__ for cls in getattr(smtplib, name).__mro__[1:-3]])
error = smtplib.SMTPAuthenticationError(535, b"no")
print(error, error.args, error.smtp_code, error.smtp_error)
error = smtplib.SMTPSenderRefused(550, b"no", "me")
print(error, error.sender)
error = smtplib.SMTPRecipientsRefused({"a@b": (5, b"no")})
print(error, error.recipients)
print(smtplib.SMTP.default_port, smtplib.SMTP_SSL.default_port, smtplib.SMTP_SSL.__mro__[1].__name__)
print(smtplib.quoteaddr("Jane <j@e.org>"), smtplib.quoteaddr("j@e.org"), smtplib.quoteaddr("<x>"))
with smtplib.SMTP() as other:
    print(other is session)
