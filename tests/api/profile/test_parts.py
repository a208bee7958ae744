"""Each part of a file: what is known fills its form, the form is checked in words, and comes back as it was written."""

from dataclasses import replace
from typing import cast

import pytest

from api.places import Places
from api.profile import PARTS, Faulty, Known, Part, summary_of
from api.profile.chosen import LIMITS, Kinds, Levels, Limits
from api.profile.own_words import Past, Skills, Wishes
from api.profile.times import Times
from api.profile.ways import Travel
from geo import Means, Mode
from matching import Experience, Kind, Level, Schedule, Strain
from matching.words.wishes.limits import limits_of, refused_by
from store.people.person import PersonCard
from store.people.profiles import MOST_WISHES
from tests.make.values import some_person

FULL = some_person(
    means=(Means(Mode.BUS, 40), Means(Mode.WALK, 25)),
    licences=frozenset(),
    wishes=("ménage 2 heure", "netoyer bureau", *(f"souhait {at}" for at in range(MOST_WISHES - 2))),
    experience=(Experience("ménage chez des familles", 6.0), Experience("marché")),
    skills=("repasser",),
    level=Level.NONE,
    french="A1",
    hours_min=2.0,
    hours_max=10.0,
    schedule=Schedule(days=frozenset({0, 1, 4}), start=525, end=960, nights=False, weekends=None),
    limits=("pas de charges lourdes", "pas de vibrations longues"),
    open_to=frozenset({Kind.JOB, Kind.IMMERSION}),
    civic_service=False,
)


def known() -> Known:
    return Known(FULL, cast(PersonCard, None), cast(Places, None))


@pytest.mark.parametrize("slug", [slug for slug in PARTS if slug != "moi"])
def test_a_part_that_nobody_touched_is_the_same_again(slug: str) -> None:
    form = PARTS[slug].form.of(known())

    assert form.checked(known()) == form
    assert summary_of(form)


@pytest.mark.parametrize("strain", LIMITS)
def test_each_limit_of_the_list_rules_out_exactly_what_it_names(strain: Strain) -> None:
    person = replace(FULL, limits=(LIMITS[strain][0],))

    assert limits_of(person) == refused_by(person) == {strain}


def test_a_limit_that_was_written_for_me_can_be_kept_or_dropped_and_none_can_be_typed() -> None:
    typed = Limits(limite=("noise", "jamais"), autre=("pas de vibrations longues", "mal au dos depuis mon accident"))

    assert typed.checked(known()) == Limits(limite=("noise",), autre=("pas de vibrations longues",))


def test_empty_lines_and_lines_said_twice_are_left_out() -> None:
    typed = Wishes(souhait=("  ", "ménage", "<b>ménage</b>", "jardin"))

    assert typed.checked(known()).souhait == ("ménage", "jardin")


def test_years_go_with_what_was_done_when_a_line_above_is_emptied() -> None:
    typed = Past(fait=("", "cuisine"), annees=("6", "0.5"))

    assert typed.checked(known()).lines() == [("cuisine", "0.5")]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (Travel(moyen=("", "bus:0", "fusée:30")), "moyen"),
        (Travel(moyen=("bus:30",), permis=("aucun", "B")), "permis"),
        (Times(au_moins="beaucoup"), "heures"),
        (Times(au_moins="20", au_plus="10"), "heures"),
        (Times(au_plus="50"), "heures"),
        (Times(de="25:00"), "horaires"),
        (Times(de="6h²"), "horaires"),
        (Times(de="8h30", a="08:30"), "horaires"),
        (Past(fait=("cuisine",), annees=("longtemps",)), "annees"),
        (Past(fait=tuple("abcdefg")), "fait"),
        (Skills(savoir=tuple("abcdefghi")), "savoir"),
        (Wishes(souhait=tuple("abcdefghijk")), "souhait"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(typed: Part, field: str) -> None:
    with pytest.raises(Faulty) as fault:
        typed.checked(known())

    assert list(fault.value.faults) == [field]


def test_hours_are_read_as_people_type_them() -> None:
    typed = Times(au_moins="2,5", au_plus="10 h", de="8h", a="16:00", jour=("4", "0", "9"))

    checked = typed.checked(known())

    assert (checked.au_moins, checked.au_plus, checked.de, checked.jour) == ("2.5", "10", "08:00", ("0", "4"))


@pytest.mark.parametrize(
    ("typed", "days", "hours"),
    [
        ("2h/j", ("0", "1", "3"), "6"),
        ("2 h le matin", ("0", "1"), "4"),
        ("2h par jour du lundi au vendredi", (), "10"),
        ("vingt heures", (), "20"),
        ("2 eur", (), "2"),
        ("2 eur par jour", ("0", "1"), "4"),
    ],
)
def test_hours_of_a_day_are_counted_for_the_week(typed: str, days: tuple[str, ...], hours: str) -> None:
    assert Times(au_plus=typed, jour=days).checked(known()).au_plus == hours


@pytest.mark.parametrize("typed", ["2h par jour", "2 h le matin"])
def test_hours_of_a_day_without_its_days_are_asked_about_never_counted_for_five(typed: str) -> None:
    with pytest.raises(Faulty) as fault:
        Times(au_plus=typed).checked(known())

    assert "Cochez aussi vos jours" in fault.value.faults["heures"]


@pytest.mark.parametrize("night", ["", "non"])
def test_hours_the_wrong_way_round_are_asked_about(night: str) -> None:
    with pytest.raises(Faulty) as fault:
        Times(de="16:20", a="08:45", nuit=night).checked(known())

    assert "la nuit" in fault.value.faults["horaires"]


@pytest.mark.parametrize(("end", "night"), [("08:45", "oui"), ("00:30", "")])
def test_whoever_works_at_night_or_ends_after_midnight_may_say_so(end: str, night: str) -> None:
    assert Times(de="16:20", a=end, nuit=night).checked(known()).a == end


def test_all_kinds_are_like_none_and_what_does_not_exist_is_left_out() -> None:
    assert Kinds(type=tuple(Kind)).checked(known()).type == ()
    assert Kinds(type=("job", "loterie")).checked(known()).type == ("job",)
    assert Levels(francais="Z9", diplome="cap").checked(known()) == Levels(diplome="cap")


def test_hours_are_told_as_people_say_them() -> None:
    assert "Entre 8 h 45 et 16 h" in summary_of(Times(de="08:45", a="16:00"))
    assert "8 h par semaine" in summary_of(Times(au_moins="8", au_plus="8"))
    assert "De 8 à 10 h par semaine" in summary_of(Times(au_moins="8", au_plus="10"))
