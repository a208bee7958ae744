"""All that is live, in memory: compact, sorted by place, its words found by stem."""

from matching.index.index import Index, empty_index, index_of, index_of_all
from matching.index.segment import Parts, Segment, parts_of

__all__ = ["Index", "Parts", "Segment", "empty_index", "index_of", "index_of_all", "parts_of"]
