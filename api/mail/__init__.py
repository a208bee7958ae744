"""What leaves by e-mail: the server that takes it, what each letter says, and who sends those that wait.

server → one message out, or why not · letters → what a letter tells, read when it leaves · paper → its words
sender → the letters that wait (`store.outbox`), each at least once and shown once
"""

from api.mail.sender import EVERY_SECONDS, Sender
from api.mail.server import MailFault, MailServer

__all__ = ["EVERY_SECONDS", "MailFault", "MailServer", "Sender"]
