"""A person's CV: what of their file may stand on it, and the page that is made of it.

content → what may be shown, and what was chosen · correcting → its words and those of the file, corrected together
printed → one page to print, as a PDF that is read aloud in order
"""

from api.cv.content import MOST_TYPED, SECTIONS, WANTED, Contact, Cv, Item, Section, chosen, sections_of
from api.cv.correcting import correct, corrections, spellings
from api.cv.printed import PrintedCv, print_cv

__all__ = [
    "MOST_TYPED",
    "SECTIONS",
    "WANTED",
    "Contact",
    "Cv",
    "Item",
    "PrintedCv",
    "Section",
    "chosen",
    "correct",
    "corrections",
    "print_cv",
    "sections_of",
    "spellings",
]
