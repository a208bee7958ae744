"""A diploma and experience are told as asked or as wished for, as the words of the employer say."""

import pytest

from matching.words.described.asked_beside import diploma_named, experience_wished


@pytest.mark.parametrize(
    ("text", "required"),
    (
        ("préparateur diplômé, 35h", True),
        ("aide-soignant(e) diplômé(e) de nuit", True),
        ("coiffeuse BP obligatoire", True),
        ("animateurs bafa, BAFA exigé", True),
        ("moniteur d'équitation diplômé BPJEPS", True),
        ("électricien, CAP ou BEP demandé, expérience souhaitée", True),
        ("coiffeuse, diplôme BP souhaité", False),
        ("maçon, CAP ou BEP souhaité, permis exigé", False),
        ("vétérinaire cherche ASV, diplôme souhaité", False),
        ("auxiliaire de vie, diplôme pas exigé", None),
        ("infirmière diplômée ou débutante", None),
        ("livraisons, BP 12 à Guéret", None),
    ),
)
def test_a_diploma_is_asked_wished_for_or_neither(text: str, *, required: bool | None) -> None:
    found = diploma_named(text)

    assert (found.required if found else None) is required


@pytest.mark.parametrize(
    ("text", "is_wished"),
    (
        ("Expérience souhaitée en commerce", True),
        ("expérience de 1 an souhaitée, permis inutile", True),
        ("diplôme souhaité, mais expérience demandée", False),
        ("3 ans d'expérience, permis souhaité", False),
        ("vendeuse", False),
    ),
)
def test_experience_is_wished_for_where_its_own_clause_says_so(text: str, *, is_wished: bool) -> None:
    assert experience_wished(text) is is_wished
