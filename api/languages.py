"""The languages of the site: French, in which everything is written, and those it is told in."""


def gettext(text: str) -> str:
    """`text`, written in French, in the language of the page."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """The one of the two that goes with `count`, in the language of the page; French plurals begin at two."""
    return one if count < 2 else many
