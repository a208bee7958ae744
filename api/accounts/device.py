"""What somebody signed in with, in a few words they know: "Téléphone Android, Firefox". No version, no address."""

from api.wording.languages import gettext
from kit import marked

_PHONE, _WINDOWS, _LINUX = marked("Téléphone Android"), marked("Ordinateur Windows"), marked("Ordinateur Linux")
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", _PHONE),
    ("Windows", _WINDOWS),
    ("CrOS", "Chromebook"),
    ("Macintosh", "Mac"),
    ("Linux", _LINUX),
)
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
"""In the order in which they are looked for: each pretends to be those after it."""


def device_told(device: str) -> str:
    """What a session keeps of its device, in the language of the page."""
    system, comma, browser = device.partition(", ")
    if not system:
        return gettext("Appareil inconnu")
    return gettext(system) + gettext(", ") + browser if comma else gettext(system)


def device_of(user_agent: str) -> str:
    """The kind of device and the browser that `User-Agent` tells; "" where it tells neither."""
    found = (next((words for mark, words in marks if mark in user_agent), "") for marks in (_SYSTEMS, _BROWSERS))
    return ", ".join(filter(None, found))
