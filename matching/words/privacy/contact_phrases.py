"""The phrase of a text that says whom to call goes, whole: what is left reads well, and the number has its own field.

"Vendre le pain, appeler Gérard au 06 11 22 33 44" is "Vendre le pain", and 06 11 22 33 44.
"""

import re
from dataclasses import dataclass

from matching.words.privacy.contacts import PHONE_TAKEN_OUT, without_contacts

_MARK = r"\[(?:nom|téléphone|adresse e-mail) retirée?\]"
_CALL = (
    r"(?:(?:merci de|vous pouvez|il faut|veuillez|pour (?:postuler|candidater|tout renseignement|plus d['’]infos?)|"
    r"n['’]hésitez pas à)[ ,:]*)?"
    r"(?:me |nous |le |la |vous )?(?:contact\w*|appel\w*|joi(?:ndre|gnez)|demand\w*|t[ée]l(?:[ée]phon\w*)?|voir|voyez|"
    r"envoy\w*|[ée]cri\w*|adress\w*|postul\w*|r[ée]pondre|s['’]adresser|se pr[ée]senter|mail|courriel)"
)
_LINK = (
    r"(?:au|aux|à|a|ou|et|par|chez|de|auprès de|le|la|mail|t[ée]l\w*|num[ée]ro|mobile|portable|votre cv|cv|son|me|"
    r"[:.,/()–-])"
)
_PHRASE = re.compile(
    rf"(?<![ ,;.:–-])[ ,;.:–-]*+(?:\b(?:et|puis|sinon) )?"
    rf"(?:\b{_CALL}\b[ ]*(?:{_LINK}[ ]*){{0,6}}(?:[\w'’-]{{1,40}}[ ]*)?)?"
    rf"(?:{_LINK}[ ]*){{0,3}}{_MARK}(?:[ ]*(?:{_LINK}[ ]*){{0,4}}{_MARK})*",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(r"^(?:ou|et|puis|pour|sinon) ", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+33|0033|0)[\s.\-/]?(?:\(0\))?[1-9](?:[\s.\-/]{0,3}\d{2}){4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text without the phrases that say whom to call, and what they said."""

    text: str
    phone: str | None
    """The first number that stood there, as it was typed."""
    had_contacts: bool


def cleared(text: str) -> Cleared:
    """The text without its contacts; the same where it has none."""
    masked = without_contacts(text)
    if masked == text:
        return Cleared(text, None, had_contacts=False)
    phone = _PHONE.search(text) if PHONE_TAKEN_OUT in masked else None
    left = _PHRASE.sub(" ", masked)
    left = re.sub(r" +", " ", left)
    left = re.sub(r" ([,.;])", r"\1", left).strip(" ,;:-–")
    left = _LEFT_OVER.sub("", left)
    return Cleared(left[:1].upper() + left[1:], phone[0] if phone else None, had_contacts=True)
