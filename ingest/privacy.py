"""Takes e-mail addresses, phone numbers and names of contacts out of free text, before anything is written."""

import re

_MAIL = re.compile(r"[\w.+%-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\d)(?:\+33|0033|0)\s?(?:\(0\)\s?)?[1-9](?:[\s.\-/]?\d{2}){4}(?!\d)")
_TITLED = re.compile(
    r"\b(?:M(?:r|onsieur)?\.?|Mme\.?|Mlle\.?|Madame|Mademoiselle|Monsieur)\s+"
    r"(?:[A-ZÉÈÀÂÎÔÛÇ][\w'’-]*\.?\s?){1,3}"
)
_CONTACT = re.compile(
    r"\b((?:contact(?:er)?|appel(?:er|ez)|demander|responsable|interlocut\w+)\s*:\s*)"
    r"(?:[A-ZÉÈÀÂÎÔÛÇ][\w'’-]+\s+){1,2}[A-ZÉÈÀÂÎÔÛÇ][\w'’-]+"
)


def without_contacts(text: str) -> str:
    """`text` with mail addresses, phone numbers and named contacts replaced by what stood there."""
    text = _MAIL.sub("[adresse e-mail retirée]", text)
    text = _PHONE.sub("[téléphone retiré]", text)
    text = _TITLED.sub("[nom retiré] ", text)
    return _CONTACT.sub(r"\1[nom retiré]", text)
