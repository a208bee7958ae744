"""French put together from pieces: places with their preposition, trades in both genders, titles as employers type."""

import re
import unicodedata

_BARE_E = re.compile(r"E(?=(?:[bcdglpqtv][lr]?|qu)[aeiouyéè])")
_SAINT = re.compile(r"\b(SAINTE?)\b")


def at_place(name: str) -> str:
    """Where it is: "à Guéret", "au Grand-Bourg", "aux Mars"."""
    if name.startswith("Le "):
        return f"au {name[3:]}"
    if name.startswith("Les "):
        return f"aux {name[4:]}"
    return f"à {name}"


def of_place(name: str) -> str:
    """Where it is from: "de Guéret", "d'Aubusson", "du Grand-Bourg", "des Mars"."""
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    return f"d'{name}" if _plain(name)[0] in "AEIOUY" else f"de {name}"


def postal_name(name: str) -> str:
    """A commune as labels write it: "Saint-Sulpice-le-Guérétois" is "ST SULPICE LE GUERETOIS"."""
    spaced = re.sub(r"[-'’]", " ", _plain(name))
    return _SAINT.sub(lambda match: "STE" if match[1] == "SAINTE" else "ST", spaced)


def masculine(title: str) -> str:
    """The short form of a title in two genders: "Agent / Agente d'entretien" is "Agent d'entretien"."""
    left, slash, right = title.partition(" / ")
    if not slash:
        return title
    rest = right.split()[len(left.split()) :]
    return " ".join([left, *rest])


def person_of(title: str) -> str:
    """Somebody of a trade: "un boulanger ou une boulangère", "un ou une fleuriste"."""
    left, slash, right = title.partition(" / ")
    if not slash:
        return f"un ou une {_lowered(title)}"
    return f"un {_lowered(left)} ou une {_lowered(right)}"


def _lowered(text: str) -> str:
    """`text` without its capital; an accent left off a capital comes back: "Electricien" is "électricien"."""
    if text[:2].isupper():
        return text
    return ("é" if _BARE_E.match(text) else text[0].lower()) + text[1:]


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return bare.encode("ascii", "ignore").decode().upper()
