"""The same opportunity seen at several sources, or posted again at one: found, weighed, linked, and explained.

    posting → fingerprint → candidates that share a rare trait → score, part by part → clusters around the best source

A load calls three things. While it reads a page, in whatever process:

    made = fingerprints([posting_of(draft, placed) for draft, placed in page])
    cells_and_fingerprints = columns_of(made)       # the columns `cell` and `fingerprint` of each row

and once the pull is applied, in the same transaction:

    link_duplicates(connection, changed=ids, now=now)

`ids` are the rows that are new, changed, back, or retired; what did not change costs nothing. Rows written without a
fingerprint (an employer's own opening) get one there. What leaves outside a load is followed by `show_orphans`.
"""

from ingest.duplicates.files import cluster_file, lines_of, read_posting
from ingest.duplicates.fingerprint import FINGERPRINT, columns_of, fingerprints
from ingest.duplicates.link import Linked, link_duplicates, mark_again
from ingest.duplicates.orphans import show_orphans
from ingest.duplicates.posting import Posting, posting_of
from ingest.duplicates.score import likeness, read_all

__all__ = [
    "FINGERPRINT",
    "Linked",
    "Posting",
    "cluster_file",
    "columns_of",
    "fingerprints",
    "likeness",
    "lines_of",
    "link_duplicates",
    "mark_again",
    "posting_of",
    "read_all",
    "read_posting",
    "show_orphans",
]
