"""E-mail addresses, read the way a message's header reads them: nothing that is taken for another address passes."""

import re

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=.{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+(?=[A-Za-z0-9-]*[A-Za-z]){_LABEL}")
"""A dot-atom (RFC 5322, 3.2.3), and a host name of two parts at least: no quotes, comments, groups or brackets."""
_LONGEST = 254
"""RFC 5321, 4.5.3.1.3, without its angle brackets."""


def email_address(typed: str) -> str:
    """The address as it was typed, without the blanks around it; "" where it is none, or could be read as another."""
    address = typed.strip()
    return address if len(address) <= _LONGEST and _ADDRESS.fullmatch(address) else ""
