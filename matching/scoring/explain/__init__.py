"""What is told of each row, subject by subject."""

from matching.scoring.explain.reasons import reasons
from matching.scoring.explain.rows import Rows

__all__ = ["Rows", "reasons"]
