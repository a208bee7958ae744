"""A person's CV: what of their file may stand on it, and the page that is made of it.

content → what may be shown, and what was chosen · sheet → one page to print, as a PDF that is read aloud in order
"""

from api.cv.content import MOST_TYPED, SECTIONS, Contact, Cv, Item, Section, chosen, sections_of, words_wanted
from api.cv.sheet import Sheet, make_sheet

__all__ = [
    "MOST_TYPED",
    "SECTIONS",
    "Contact",
    "Cv",
    "Item",
    "Section",
    "Sheet",
    "chosen",
    "make_sheet",
    "sections_of",
    "words_wanted",
]
