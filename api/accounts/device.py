"""What somebody signed in with, in a few words they know: "Téléphone Android, Firefox". No version, no address."""

_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Téléphone Android"),
    ("Windows", "Ordinateur Windows"),
    ("CrOS", "Chromebook"),
    ("Macintosh", "Mac"),
    ("Linux", "Ordinateur Linux"),
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


def device_of(user_agent: str) -> str:
    """The kind of device and the browser that `User-Agent` tells; "" where it tells neither."""
    found = (next((words for mark, words in marks if mark in user_agent), "") for marks in (_SYSTEMS, _BROWSERS))
    return ", ".join(filter(None, found))
