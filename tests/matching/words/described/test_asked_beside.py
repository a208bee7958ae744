"""A diploma and experience are told as asked or as wished for, as the words of the employer say."""

import pytest

from matching.words.described.asked_beside import diploma_named, experience_wished
from matching.words.described.opening import experience_named


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
        ("AS nuit CDI, DE exigé", True),
        ("aide-soignante, DE d'aide-soignant obligatoire", True),
        ("CAP boulanger exigé ou 5 ans de métier", False),
        ("vendeuse, 3 ans d'expérience ou CAP", False),
        ("pas de diplôme exigé", None),
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
        ("CAP boulanger ou 5 ans de métier", True),
        ("BTS exigé ou expérience équivalente", True),
        ("CAP exigé et 5 ans d'expérience", False),
        ("CAP exigé, débutant ou expérimenté", False),
        ("vendeuse", False),
    ),
)
def test_experience_is_wished_for_where_its_own_clause_says_so(text: str, *, is_wished: bool) -> None:
    assert experience_wished(text) is is_wished


@pytest.mark.parametrize(
    ("text", "words"),
    (
        ("boulanger 2000 à 2300 brut selon expérience", ""),
        ("salaire selon profil et expérience", ""),
        ("expérience exigée, salaire selon l'expérience", "expérience"),
        ("boulanger expérimenté", "expérimenté"),
    ),
)
def test_experience_that_only_makes_the_pay_is_not_asked(text: str, words: str) -> None:
    assert experience_named(text) == words
