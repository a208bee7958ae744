"""Addresses are those that a header of a message reads: no other mailbox is ever meant."""

from email.message import EmailMessage
from email.utils import getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit import email_address

ODD = (
    "",
    "nadia",
    "nadia@creuse",
    "@creuse.example",
    "nadia@",
    "nadia@creuse.example@autre.example",
    "na dia@creuse.example",
    "nadia@creuse..example",
    "nadia.@creuse.example",
    "nadia@-creuse.example",
    "nadia@192.168.1.12",
    "nadia@[192.168.1.12]",
    "foo<victime@creuse.example>",
    "(a)victime@creuse.example",
    "a,victime@creuse.example",
    '"a b"@creuse.example',
    'nadia@creuse.example,"',
    "a:;@creuse.example",
    "():@creuse.example",
    "nadia@creuse.example\r\nBcc: victime@creuse.example",
    "nadia\x00@creuse.example",
    "nadïa@creuse.example",
    f"{'n' * 65}@creuse.example",
    f"nadia@{'creuse.' * 40}example",
)


@pytest.mark.parametrize("typed", ["nadia@creuse.example", "Prenom.Nom+alentour@sous-domaine.creuse.example", "a@b.fr"])
def test_an_address_is_read_as_it_was_typed_without_the_blanks_around_it(typed: str) -> None:
    assert email_address(f" {typed}\n") == typed


@pytest.mark.parametrize("typed", ODD)
def test_what_a_header_could_read_otherwise_is_no_address(typed: str) -> None:
    assert email_address(typed) == ""


@given(st.text(st.sampled_from("ab.@,;:<>()[]\"'\\ !-_é\n\0"), max_size=8).map(lambda odd: f"{odd}@creuse.example"))
def test_whatever_is_read_as_an_address_is_the_one_that_a_header_names(typed: str) -> None:
    read = email_address(typed)
    if not read:
        return
    message = EmailMessage()
    message["To"] = read

    assert [one.addr_spec for one in message["To"].addresses] == [read]
    assert getaddresses([str(message["To"])]) == [("", read)]
