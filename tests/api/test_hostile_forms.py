"""What is typed in a field, or stands in an address, to be slow to read: it keeps nobody else waiting."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from api.accounts.searched import searched_at
from api.employers.enrolment import phone_number
from api.pages.recruiting.opening_pay import read_pay
from api.profile.days import read_clock, read_hours, says_hours_a_day
from api.profile.offered import years_offered
from kit import email_address
from tests.make.hostile import slow_pieces


@pytest.mark.parametrize(
    "read",
    [searched_at, phone_number, read_pay, read_clock, read_hours, says_hours_a_day, years_offered, email_address],
)
def test_four_times_the_letters_take_about_four_times_as_long(read: Callable[[str], object]) -> None:
    def read_or_refused(text: str) -> None:
        with suppress(ValueError):
            read(text)

    assert slow_pieces(read_or_refused) == {}
