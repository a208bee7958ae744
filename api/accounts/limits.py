"""How often one may try to come in, from one place and to one account.

Many people come in from one address: at a library, a job fair, through a mobile operator. So a code or a password that
is right is given back. A link is not, since it is used later and elsewhere: its limit is wide instead.
"""

from ipaddress import IPv6Address, ip_address, ip_network

from fastapi import Request
from fastapi.responses import Response

from api.serving.rendering import render
from store.accounts.attempts import Limit

LINKS_FROM_HERE = Limit("links_from_here", most=200, minutes=15)
"""Links asked for, to sign in or to open a space. It guards the mail server, and no secret; each mailbox is held to
three links besides."""
CODES_FROM_HERE = Limit("codes_from_here", most=15, minutes=15)
"""Wrong characters of cards: 60 an hour against 39 bits."""
CODES_OF_CARD = Limit("codes_of_card", most=10, minutes=60)
"""Wrong codes for one card's number, wherever they come from."""
PASSWORDS_FROM_HERE = Limit("passwords_from_here", most=20, minutes=15)
PASSWORDS_OF_ACCOUNT = Limit("passwords_of_account", most=5, minutes=15)
"""A link by e-mail still opens an account whose password is held back: nobody is locked out by somebody else."""
ADDRESSES_OF_ACCOUNT = Limit("addresses_of_account", most=5, minutes=60)
"""Addresses that somebody asks to add to their account, mistyped ones too."""
LETTERS_TO_ADDRESS = Limit("letters_to_address", most=3, minutes=60)
"""Whoever asks for them: nobody's mailbox is filled by somebody else."""

_TOO_MANY = 429
_IPV6_HOME = 64
"""A home has 2⁶⁴ addresses of IPv6 and is one place."""


def place_of(request: Request) -> str:
    """From where it is asked: the address, or the network of a home."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _IPV6_HOME), strict=False))
    return str(address)


def too_many(request: Request, limit: Limit, *, offer: str = "") -> Response:
    """The page that says how long to wait; with the address of an `offer`, it leads back there and not to the door."""
    headers = {"Retry-After": str(limit.minutes * 60)}
    context = {"minutes": limit.minutes, "offer": offer}
    return render(request, "accounts/wait.html", context, status_code=_TOO_MANY, headers=headers)
