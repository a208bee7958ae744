"""My file as I fill it in myself: short parts, one page each. What each asks, reads, checks and writes is its own.

Part
├── Wishes       what I look for, in my words
├── Skills       what I can do
├── Past         what I did, and for how long
├── Travel       my means and minutes, my licences
├── Times        my hours and days
├── Limits       what the work must spare me; never why
├── Kinds        the kinds I am open to
├── Levels       my French, my diploma
└── Myself       my first name, my commune
"""

from api.profile.days import read_clock, read_day, read_hours
from api.profile.part import Faulty, Known, Part
from api.profile.parts import ASKED, PARTS, AskedPart
from api.profile.summary import summary_of
from api.profile.times import clock_typed
from api.profile.ways import MINUTES

__all__ = [
    "ASKED",
    "MINUTES",
    "PARTS",
    "AskedPart",
    "Faulty",
    "Known",
    "Part",
    "clock_typed",
    "read_clock",
    "read_day",
    "read_hours",
    "summary_of",
]
