"""What leaves by e-mail: the server that takes it, what each e-mail says, and who sends those that wait.

server → one message out, or why not · emails → what each tells, read when it leaves · paper → its words
sender → the e-mails that wait (`store.mail.outbox`), each at least once and shown once
"""

from api.mail.sender import EVERY_SECONDS, Sender
from api.mail.server import MailFault, MailServer

__all__ = ["EVERY_SECONDS", "MailFault", "MailServer", "Sender"]
