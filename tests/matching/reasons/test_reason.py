"""A reason: kept short, read again as it was, told in French or in any language that knows its sentence."""

from dataclasses import replace

import pytest

from matching.reasons import FRENCH, Reason, read_reason, stored
from matching.reasons.sentences import SENTENCES

BACK = Reason("back", (Reason("way", (65, "train+coach+walk")), 18 * 60 + 12))
TOLD = {
    Reason("wish", ("femme de ménage",)): "Répond au souhait « femme de ménage ».",
    Reason("wish", ('le "bio", [100 %]',)): 'Répond au souhait « le "bio", [100 %] ».',
    Reason("about", (22, "car")): "Environ 22 min en voiture.",
    Reason("longer", (Reason("expired", (BACK, "2025-04-22")), 45.0)): "1 h 05 en train et en bus puis à pied, "
    "dernier retour 18 h 12 (horaires périmés depuis le 22 avril 2025) : un peu plus que les 45 min acceptées.",
    Reason("without_car", ((Reason("lift"), Reason("on_demand", ("Navette", "05 36 49 12 00"))),)): "Sans voiture : "
    "l'employeur aide pour le trajet, transport à la demande Navette, 05\u00a036\u00a049\u00a012\u00a000.",
    Reason("hours_more", (None, 17.5)): "Temps plein : plus que les 17,5 h souhaitées.",
    Reason("days", ((0, 5),)): "Attention, jours qui ne sont pas possibles : lundi, samedi.",
    Reason("outside_until", (22 * 60,)): "Attention, pas aux heures possibles : jusqu'à 22 h.",
    Reason("outside_until", (24 * 60 - 1,)): "Attention, pas aux heures possibles : jusqu'à minuit.",
    Reason("outside_until", (24 * 60 + 20,)): "Attention, pas aux heures possibles : jusqu'à 0 h 20.",
    Reason("limit_likely", ("writing+loads",)): "Il y a peut-être : charges à porter, écrits. Demandez.",
    Reason("limit_named", ("standing+loads",)): "Attention, l'annonce parle de : charges à porter, station debout.",
    Reason(
        "experience_had", (Reason("experience_asked", (24,)),)
    ): "Expérience demandée : 2 ans : elle est là, dans ce métier ou un métier proche.",
    Reason("experience_wished", (12,)): "Expérience souhaitée : 1 an.",
    Reason("published", (3,)): "Publiée il y a 3 jours.",
    Reason("late_possible", ("night+some_weekends",)): "Travail la nuit et parfois le week-end : c'est possible.",
}


@pytest.mark.parametrize(("reason", "said"), TOLD.items())
def test_a_reason_is_told_from_its_code_and_its_values(reason: Reason, said: str) -> None:
    assert reason.told() == said


@pytest.mark.parametrize("reason", TOLD)
def test_what_is_kept_of_a_reason_is_read_again_as_it_was(reason: Reason) -> None:
    assert read_reason(stored(reason)) == reason
    assert len(stored(reason)) < len(reason.told())


@pytest.mark.parametrize("first", [3, 3.0])
def test_equal_reasons_are_kept_and_told_alike_whichever_was_kept_before(first: float) -> None:
    stored.cache_clear()
    kept = {(stored(one), one.told()) for one in (Reason("hours_more", (value, 2.5)) for value in (first, 3, 3.0))}

    assert kept == {('["hours_more",3,2.5]', "3 h par semaine : plus que les 2,5 h souhaitées.")}


def test_a_sentence_that_a_list_of_before_kept_is_told_as_it_stands() -> None:
    old = read_reason("Répond au souhait « ménage ».")

    assert old.told() == "Répond au souhait « ménage »."
    assert stored(old) == "Répond au souhait « ménage »."


def test_another_language_tells_the_sentence_and_its_figures_and_keeps_words_that_were_typed() -> None:
    english = {
        "%(way)s : bien plus que les %(limit)s acceptées": "%(way)s: much longer than the %(limit)s accepted",
        "Environ %(duration)s %(by)s": "About %(duration)s %(by)s",
        "en voiture": "by car",
        "Répond au souhait « %(wish)s »": "What was asked for: “%(wish)s”",
    }
    into = replace(FRENCH, gettext=lambda text: english.get(text, text), duration=lambda minutes: f"{minutes:.0f}′")

    assert Reason("much_longer", (Reason("about", (50, "car")), 30.0)).told(into) == (
        "About 50′ by car: much longer than the 30′ accepted."
    )
    assert Reason("wish", ("ménage",)).told(into) == "What was asked for: “ménage”."


@pytest.mark.parametrize(("days", "said"), [(1, "one"), (2, "few"), (5, "many")])
def test_a_language_chooses_the_words_that_go_with_a_count(days: int, said: str) -> None:
    into = replace(FRENCH, ngettext=lambda *said: {1: "one", 2: "few"}.get(said[-1], "many"))

    assert Reason("published", (days,)).told(into) == f"{said.capitalize()}."


def test_words_that_are_typed_are_known_from_the_code() -> None:
    quoting = {code for code in SENTENCES if Reason(code).quotes}

    assert quoting == {code for code, one in SENTENCES.items() if "«" in getattr(one, "text", "")}


def test_a_way_is_known_from_the_code() -> None:
    assert BACK.is_of_travel
    assert not Reason("wish", ("ménage",)).is_of_travel


def test_a_sentence_that_begins_with_attention_warns() -> None:
    said = {code for code, one in SENTENCES.items() if getattr(one, "text", "").startswith("Attention")}

    assert len(said) >= 10
    assert {code for code in said if not Reason(code).warns} == set()
