"""All that is live, in memory: compact, sorted by place, its words found by stem; kept in a file that processes share.

Several processes serve the same rows: each is given the same folder (`Matcher(engine, index_folder=…)`). One makes the
index and writes it, the others map it; each follows the changes by itself, in a small part of its own.
"""

from matching.live.index.alike import Alike
from matching.live.index.file import Made
from matching.live.index.index import Index, empty_index, index_of, index_of_all
from matching.live.index.kept import Kept, stamp_of
from matching.live.index.segment import Loose, Parts, Segment, loose, parts_of, placed

__all__ = [
    "Alike",
    "Index",
    "Kept",
    "Loose",
    "Made",
    "Parts",
    "Segment",
    "empty_index",
    "index_of",
    "index_of_all",
    "loose",
    "parts_of",
    "placed",
    "stamp_of",
]
