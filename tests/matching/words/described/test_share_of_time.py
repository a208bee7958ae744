"""Hours a week told as a share of full time, or as those of a month."""

import pytest

from matching.words.described.week_hours import hours_counted


@pytest.mark.parametrize(
    ("text", "hours"),
    (
        ("secrétaire 0,5 ETP", 17.5),
        ("un poste de 0.8 etp", 28),
        ("secrétaire de mairie 28/35e", 28),
        ("agent technique, 17,5/35ème", 17.5),
        ("ATSEM 4/5e", 28),
        ("comptable, temps partiel à 80 %", 28),
        ("CDI 50%", 17.5),
        ("aide-soignant 151h67/mois", 35),
        ("veilleur, 151,67 h", 35),
        ("boulanger 169h par mois", 39),
        ("ménage, 86h67 mensuelles", 20),
    ),
)
def test_a_share_of_full_time_is_hours_a_week(text: str, hours: float) -> None:
    assert hours_counted(text, days=()).hours == hours


@pytest.mark.parametrize(
    "text",
    ("apprenti à 80 % du SMIC", "transport pris en charge à 50 % du prix", "le 4/5", "4/5 personnes", "1607h par an"),
)
def test_other_shares_are_no_hours(text: str) -> None:
    assert hours_counted(text, days=()).hours is None
