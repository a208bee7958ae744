"""The facts of an opportunity: days, pay and what is asked, in plain words, with the words that said them."""

from api.pages.around.facts import asked, offered
from tests.make.values import some_opportunity


def test_days_and_pay_are_said_as_people_say_them() -> None:
    job = some_opportunity(
        conditions={"days": (0, 1, 2, 3, 4), "salary": "12 € de l'heure", "salary_least": 1820.0, "salary_most": 1820.0}
    )

    said = {fact.name: fact.said for fact in offered(job)}

    assert said["Jours"] == "Du lundi au vendredi"
    assert said["Salaire"] == "12 € de l'heure, soit environ 1\u202f820 € brut par mois"


def test_what_is_asked_quotes_the_announcement() -> None:
    job = some_opportunity(conditions={"nights": True, "evidence": (("nights", "travail de nuit"),)})

    assert "Du travail de nuit : « travail de nuit »." in asked(job, regulated=False)


def test_what_the_law_asks_comes_first() -> None:
    job = some_opportunity(conditions={"nights": True})

    first, *_ = asked(job, regulated=True)
    assert first == "Métier réglementé : il faut souvent un diplôme, une carte ou une autorisation."
    assert not any("réglementé" in said for said in asked(job, regulated=False))
