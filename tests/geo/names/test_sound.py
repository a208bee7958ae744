"""A commune is found under the name that people write in their own alphabet, by its sound."""

import pytest

from geo import Commune, Communes
from geo.names import in_other_letters

CREUSE = Communes(
    Commune(f"23{number:03}", name, "23", (), None, 10_000 - number)
    for number, name in enumerate(
        (
            "Guéret",
            "La Souterraine",
            "Aubusson",
            "Bourganeuf",
            "Felletin",
            "Boussac",
            "Saint-Vaury",
            "Auzances",
            "Banize",
        )
    )
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Бурганеф", "Bourganeuf"),
        ("бурганёф", "Bourganeuf"),
        ("بورغانوف", "Bourganeuf"),
        ("Гере", "Guéret"),
        ("Ґере", "Guéret"),
        ("غيري", "Guéret"),
        ("جيريه", "Guéret"),
        ("Обюссон", "Aubusson"),
        ("أوبوسون", "Aubusson"),
        ("Ла-Сутеррен", "La Souterraine"),
        ("Сен-Вори", "Saint-Vaury"),
        ("سان فوري", "Saint-Vaury"),
        ("Озанс", "Auzances"),
    ],
)
def test_a_name_in_other_letters_means_what_sounds_like_it(written: str, meant: str) -> None:
    assert [one.name for one in CREUSE.find(written)] == [meant]


def test_a_name_that_is_being_written_is_completed_in_other_letters_too() -> None:
    assert [one.name for one in CREUSE.find("Бурга")] == ["Bourganeuf"]


def test_what_sounds_like_nothing_finds_nothing() -> None:
    assert CREUSE.find("Новосибирск") == CREUSE.find("حلب") == []


def test_french_names_are_in_no_other_letters() -> None:
    assert not in_other_letters("L'Haÿ-les-Roses, Saint-Brieuc, Œting")
