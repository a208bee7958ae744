"""Words made to be slow to read: whoever types them keeps nobody else waiting."""

from collections.abc import Callable
from time import process_time

import pytest

from kit import plain_text
from matching.words.conditions.free_parts import without_free_parts
from matching.words.privacy.contacts import contacts_in, without_contacts
from matching.words.privacy.not_kept import told_in
from matching.words.times.part_of_day import part_of_day_in
from matching.words.wishes.refusals import refused_in

MANY, SOME = 30_000, 1_000
"""Characters of what is read before anybody bounds it, and more than anybody may type of a wish."""
GENEROUS_SECONDS = 5.0
"""Of the processor, for what takes tenths of one; minutes, where a text is read again from each of its letters."""
PIECES = (
    *("a.", "@.", "a@", "<br ", "1 ", "06 ", "h", "lundi ", "permis ", " ", "\n", "é", "-", ",", "0,", "(", "http://"),
    *("de ", "a ", "A"),
)


@pytest.mark.parametrize(
    ("read", "length"),
    [
        (lambda text: plain_text(text, limit=MANY), MANY),
        (contacts_in, MANY),
        (without_contacts, MANY),
        (lambda text: without_contacts(f"{text} 06 12 34 56 78"), MANY),
        (without_free_parts, MANY),
        (part_of_day_in, SOME),
        (told_in, SOME),
        (refused_in, SOME),
    ],
)
def test_no_repeated_piece_is_slow_to_read(read: Callable[[str], object], length: int) -> None:
    for piece in PIECES:
        began = process_time()
        read(piece * (length // len(piece)))
        assert process_time() - began < GENEROUS_SECONDS, piece
