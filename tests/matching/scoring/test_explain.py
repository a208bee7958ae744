"""What is said of a place in a list: short sentences, each of which recomputes from the same data as the score."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kit import number
from matching import Asked, Conditions, Experience, Kind, Schedule, Stage, duration, experience_asked, explained
from matching.scoring.explain.asked import _usual_licence
from matching.scoring.explain.hours import ABOUT
from tests.make.conditions import some_conditions
from tests.make.standing import WEIGHTS, gates, ranked, reasons, standing_of, told
from tests.make.values import AUBUSSON, BOURGANEUF, NOON, some_opportunity, some_person


@given(
    hours=st.sampled_from([2.0, 17.5, 26.25, 35.0]),
    least=st.none() | st.sampled_from([5.0, 17.5, 20.0]),
    most=st.none() | st.sampled_from([20.0, 26.25, 35.0]),
)
@settings(max_examples=50, deadline=None)
def test_the_hours_recompute(hours: float, least: float | None, most: float | None) -> None:
    person = some_person(hours_min=least, hours_max=most)
    job = some_opportunity(conditions={"hours_per_week": hours})
    assume(not gates(person, job))

    (said,) = [one for one in reasons(person, job) if " h par semaine" in one]

    assert said.startswith(f"{number(hours)} h par semaine")
    assert (" : plus que les" in said) == (most is not None and hours > most)
    assert (" : moins que les" in said) == (least is not None and hours < least)
    assert ("souhaité" in said) == (least is not None or (most is not None and hours >= ABOUT * most))


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("ménage 20h par semaine", "2 h par semaine : moins que les 20 h souhaitées."),
        ("ménage 2h par semaine", "2 h par semaine, comme souhaité."),
        ("ménage 2h/jour", "2 h par semaine : moins que les 10 h souhaitées."),
        ("ménage, 20h max", "2 h par semaine."),
    ],
)
def test_hours_far_from_those_that_were_written_are_never_as_wished(wish: str, told: str) -> None:
    job = some_opportunity(conditions={"hours_per_week": 2.0})

    assert told in reasons(some_person(wishes=(wish,)), job)


@given(conditions=some_conditions)
def test_the_experience_asked_recomputes(conditions: Conditions) -> None:
    months, asked = conditions.experience_months, experience_asked(conditions)
    said = "" if asked is None else asked.phrase()

    if not months:
        some = "Expérience demandée" if conditions.experience_required else ""
        assert said == (some if months is None else "Débutants acceptés")
        return
    found = re.fullmatch(r"Expérience (demandée|souhaitée) : (\d+) (mois|ans?)", said)
    assert found
    assert (found[1] == "demandée") == bool(conditions.experience_required)
    assert int(found[2]) * (1 if found[3] == "mois" else 12) == months
    assert (found[3] == "ans") == (months >= 24 and found[3] != "mois")


def figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:,\d+)?", text))


@given(conditions=some_conditions, age_days=st.integers(0, 10), most=st.none() | st.just(35.0))
@settings(max_examples=50, deadline=None)
def test_no_figure_is_said_that_the_data_does_not_hold(
    conditions: Conditions, age_days: int, most: float | None
) -> None:
    person = some_person(wishes=("maçon",), skills=("tenir une caisse",), hours_max=most)
    fields: dict[str, Any] = {"point": BOURGANEUF, "created": NOON - timedelta(days=age_days)}
    (one,) = ranked(person, replace(some_opportunity(**fields), conditions=conditions))

    months = conditions.experience_months or 0
    held = {number(one) for one in (conditions.hours_per_week or 0, most or 0, months, months / 12, age_days)}
    held |= figures(duration(one.minutes or 0)) | figures(duration(one.way.limit if one.way else 0))
    assert set().union(*map(figures, told(one))) <= held


@given(conditions=some_conditions, kind=st.sampled_from(Kind), stage=st.none() | st.sampled_from(Stage))
@settings(max_examples=50, deadline=None)
def test_what_is_said_is_whole_sentences_that_suit_whoever_reads_them(
    conditions: Conditions, kind: Kind, stage: Stage | None
) -> None:
    person = some_person(stage=stage, wishes=("maçon",), limits=("mal de dos",), licences=frozenset({"B", "C", "EN"}))

    for said in reasons(person, replace(some_opportunity(kind=kind), conditions=conditions)):
        assert not said[0].islower()
        assert said[-1] == "."
        assert not re.search(r"\b(vous|il|elle|None|nan)\b", re.sub(r"\bil (y a|peut y avoir)\b", "", said))


def test_reasons_say_the_commute_the_wish_and_the_hours() -> None:
    person = some_person(wishes=("femme de ménage",), hours_min=10.0, hours_max=20.0)
    job = some_opportunity(point=BOURGANEUF, conditions={"hours_per_week": 15.0, "experience_months": 0})

    said = reasons(person, job)

    assert said[:4] == (
        "Répond au souhait « femme de ménage ».",
        f"Environ {round(ranked(person, job)[0].minutes or 0)} min en voiture : un peu plus que les 30 min acceptées.",
        "15 h par semaine, entre les 10 et 20 h souhaitées.",
        "Débutants acceptés.",
    )


def test_without_means_nothing_is_said_of_minutes_and_nothing_is_dropped_for_them() -> None:
    one = ranked(some_person(means=()), some_opportunity(point=AUBUSSON))[0]

    assert one.minutes is None
    assert any(reason.startswith("À ") and " km" in reason for reason in told(one))


def test_experience_counts_in_its_own_trade_only() -> None:
    asks = some_opportunity(rome="F1703", conditions={"experience_months": 24, "experience_required": True})
    baker = some_person(experience=(Experience("boulanger", 20),))
    mason = some_person(experience=(Experience("maçon", 5),))

    assert "Expérience demandée : 2 ans." in reasons(baker, asks)
    assert "Expérience demandée : 2 ans : elle est là, dans ce métier ou un métier proche." in reasons(mason, asks)


def test_experience_that_nobody_would_call_near_is_counted_and_not_told() -> None:
    asked = {"experience_months": 12, "experience_required": True}
    cleaner = some_person(experience=(Experience("femme de ménage", 8),))
    care, homes = (some_opportunity(rome=rome, conditions=asked) for rome in ("K1302", "K1304"))

    assert standing_of(cleaner, care).scores.parts["experience"][0] == 1
    assert "Expérience demandée : 1 an." in reasons(cleaner, care)
    assert "Expérience demandée : 1 an : elle est là, dans ce métier ou un métier proche." in reasons(cleaner, homes)


def test_years_elsewhere_do_not_lengthen_what_was_done_in_the_trade() -> None:
    asks = some_opportunity(rome="K1302", conditions={"experience_months": 24, "experience_required": True})
    done = (Experience("femme de ménage", 8), Experience("aide à domicile", 1))

    assert "Expérience demandée : 2 ans." in reasons(some_person(experience=done), asks)


@pytest.mark.parametrize(("wishes", "told"), [((), True), (("aide à domicile",), True), (("pas de pain",), False)])
def test_a_title_that_holds_what_was_done_is_told_whatever_its_trade_unless_it_holds_what_is_refused(
    wishes: tuple[str, ...], *, told: bool
) -> None:
    job = some_opportunity(rome="D1102", title="Le pain et un peu de maçonnerie")
    done = some_person(wishes=wishes, experience=(Experience("maçonnerie au village", 1),))

    assert ("L'annonce parle de « maçonnerie »." in reasons(done, job)) == told


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (Schedule(nights=True, weekends=True), "Travail la nuit et le week-end : c'est possible."),
        (Schedule(weekends=True), "Attention : travail la nuit et le week-end."),
        (Schedule(nights=True), "Attention : travail la nuit et le week-end."),
    ],
)
def test_nights_and_weekends_are_each_held_to_their_own_answer(schedule: Schedule, said: str) -> None:
    job = some_opportunity(conditions={"nights": True, "weekends": True})

    assert said in reasons(some_person(schedule=schedule), job)


def test_nights_that_are_possible_outside_the_hours_noted_are_to_be_settled() -> None:
    at_night = some_opportunity(conditions={"nights": True})
    by_day = some_person(schedule=Schedule(start=300, end=1260, nights=True))
    always = some_person(schedule=Schedule(nights=True))

    assert "Travail la nuit : noté possible, mais hors des heures notées, à préciser." in reasons(by_day, at_night)
    assert "Travail la nuit : c'est possible." in reasons(always, at_night)


def test_a_saturday_among_the_days_that_are_possible_is_no_warning() -> None:
    saturdays = some_opportunity(conditions={"weekends": True, "days": frozenset({1, 5})})

    said = reasons(some_person(schedule=Schedule(days=frozenset({0, 1, 5}))), saturdays)

    assert "Travail le week-end : c'est possible." in said
    assert not [one for one in said if one.startswith("Attention")]


def test_more_hours_than_the_least_are_told_to_be_more() -> None:
    job = some_opportunity(conditions={"hours_per_week": 37.0})

    assert "37 h par semaine : au-dessus des 20 h souhaitées." in reasons(some_person(hours_min=20.0), job)


def test_a_day_is_a_day_in_france() -> None:
    late = NOON.replace(day=19, hour=23, minute=30)  # the 20th, half past midnight, for people in France

    assert "Publiée aujourd'hui." in reasons(some_person(), some_opportunity(created=late))


def test_what_the_text_names_against_a_limit_is_told_and_nothing_else() -> None:
    heavy = some_opportunity(conditions={"heavy": True})

    def warned(limit: str) -> bool:
        return any("charges" in reason for reason in reasons(some_person(limits=(limit,)), heavy))

    assert warned("mal de dos")
    assert warned("port de charges difficile")
    assert not warned("pas debout toute la journée")
    assert not warned("ne doit pas s'endosser de responsabilités")


@pytest.mark.parametrize(
    ("limit", "said", "is_warned"),
    [
        ("pas de charges lourdes", {}, True),
        ("pas de charges lourdes", {"conditions": {"heavy": False}}, False),
        ("pas debout toute la journée", {}, False),
    ],
)
def test_a_task_that_often_has_loads_is_to_be_asked_about(limit: str, said: dict[str, Any], *, is_warned: bool) -> None:
    helping = some_opportunity(text="Aider à se déplacer sans se faire mal.", **said)

    warned = "Il y a peut-être : charges à porter. Demandez." in reasons(some_person(limits=(limit,)), helping)

    assert warned is is_warned


@pytest.mark.parametrize(
    ("held", "said", "is_warned"),
    [
        (frozenset({"AM"}), {}, True),
        (frozenset(), {}, True),
        (frozenset({"B"}), {}, False),
        (None, {}, False),
        (frozenset(), {"licences": (Asked("Permis B", required=False, code="B"),)}, False),
    ],
)
def test_who_has_no_licence_is_warned_of_a_task_that_takes_a_car(
    held: frozenset[str] | None, said: dict[str, Any], *, is_warned: bool
) -> None:
    driving = some_opportunity(text="Faire les courses et conduire une voiture.", conditions=said)

    assert ("Un métier qui demande un permis." in reasons(some_person(licences=held), driving)) is is_warned


def test_a_skill_that_often_has_loads_is_to_be_asked_about_too() -> None:
    helping = some_opportunity(conditions={"skills": (Asked("Aider à la toilette", required=True),)})

    assert "Il y a peut-être : charges à porter. Demandez." in reasons(some_person(limits=("dos fragile",)), helping)


def test_a_part_of_the_day_that_is_not_possible_is_told_where_no_hours_are() -> None:
    pizza = some_opportunity(text="Vous préparez des pizzas, cinq soirs par semaine.")

    def warned(start: int, end: int) -> bool:
        person = some_person(schedule=Schedule(start=start * 60, end=end * 60))
        return any("pas aux heures possibles : cinq soirs" in said for said in reasons(person, pizza))

    assert warned(9, 12)
    assert not warned(15, 23)


@pytest.mark.parametrize(
    ("possible", "text", "is_warned"),
    [
        ((9 * 60, 11 * 60 + 30), "2 heures par semaine, le mardi matin.", False),
        ((9 * 60, 10 * 60 + 30), "2 heures par semaine, le mardi matin.", True),
        ((8 * 60 + 45, 16 * 60 + 15), "Vous travaillerez l'après-midi.", False),
        ((8 * 60 + 45, 15 * 60), "Vous travaillerez l'après-midi.", True),
        ((8 * 60 + 45, 12 * 60), "Vous travaillerez le matin. Il y a une coupure l'après-midi.", False),
        ((8 * 60 + 45, 12 * 60), "Vous travaillerez en coupure l'après-midi.", True),
    ],
)
def test_a_part_of_the_day_is_not_possible_where_the_work_has_no_room_in_it(
    possible: tuple[int, int], text: str, *, is_warned: bool
) -> None:
    said = {"hours_per_week": 2.0} if text.startswith("2 heures") else {}
    job, person = (
        some_opportunity(text=text, conditions=said),
        some_person(schedule=Schedule(start=possible[0], end=possible[1])),
    )

    assert any("pas aux heures possibles" in one for one in reasons(person, job)) is is_warned


def test_work_of_the_morning_is_no_strain_for_whoever_wants_mornings() -> None:
    morning = some_person(wishes=("ménage, le matin",))

    for text in ("Le travail est du matin : l'après-midi est libre.", "Les soirs sont libres.", "Jamais le soir."):
        assert not [one for one in reasons(morning, some_opportunity(text=text)) if "en dehors" in one]
    said = reasons(morning, some_opportunity(text="Travail le matin et le jeudi soir."))
    assert "Attention, pas aux heures possibles : le jeudi soir." in said


def test_hours_that_are_not_possible_are_told_in_the_words_of_the_offer() -> None:
    early = some_opportunity(conditions={"starts_at": 300, "ends_at": 780, "evidence": (("window", "de 5h à 13h"),)})

    said = reasons(some_person(schedule=Schedule(start=480)), early)

    assert any(one.endswith("possibles : de 5h à 13h.") for one in said)


def test_french_that_is_missing_is_told() -> None:
    asked = some_opportunity(conditions={"languages": (Asked("Français", required=True),)})

    assert any("français" in reason for reason in reasons(some_person(french="A1"), asked))
    assert not any("français" in reason for reason in reasons(some_person(french="C1"), asked))


def test_french_that_only_what_is_done_takes_is_to_be_asked_about() -> None:
    reading = some_opportunity(Kind.VOLUNTEERING, conditions={"strains": ("writing",)})

    said = reasons(some_person(french="A2"), reading)

    assert "Il faut peut-être plus de français. Demandez." in said
    assert not [one for one in said if "L'annonce demande" in one]


def test_who_says_a_few_words_of_french_is_told_to_ask_before_calling_people_and_who_talks_is_not() -> None:
    calling = some_opportunity(
        Kind.VOLUNTEERING, title="Appeler des personnes seules", conditions={"strains": ("phone",)}
    )
    ask = "Il faut peut-être plus de français. Demandez."

    assert ask in reasons(some_person(french="A1"), calling)
    assert ask not in reasons(some_person(french="B1"), calling)
    assert ask not in reasons(some_person(french="A1"), some_opportunity(Kind.VOLUNTEERING))


def test_a_trade_that_was_done_is_told_where_a_wish_that_counts_more_is_only_thought_to_be_near() -> None:
    standing = standing_of(
        some_person(wishes=("maçon",), experience=(Experience("boulanger", 2),)), some_opportunity(rome="D1102")
    )
    wish, done = standing.profile.asks
    bold = wish._replace(near=np.full_like(wish.near, 0.74))
    profile = replace(standing.profile, asks=(bold, done), best_ask=np.zeros_like(standing.profile.best_ask))

    (one,) = [explained(replace(standing, profile=profile), 0, weights=WEIGHTS, as_of=NOON)]

    assert told(one)[0] == "Déjà fait : « boulanger »."


def test_a_skill_tells_its_own_trade_and_none_near_it() -> None:
    offices, homes = (some_opportunity(rome=code) for code in ("K2204", "K1304"))
    words = "agent de propreté de locaux"
    wished, able = some_person(wishes=(words,)), some_person(skills=(words,))

    assert f"Utilise la compétence « {words} »." in reasons(able, offices)
    assert f"Métier proche de « {words} »." in reasons(wished, homes)
    assert not any(words in said for said in reasons(able, homes))


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ("femme de ménage, boulanger", "Répond au souhait « femme de ménage »."),
        ("boulanger ; femme de ménage", "Répond au souhait « femme de ménage »."),
        ("femme de ménage, parapharmacie", "Répond au souhait « femme de ménage »."),
        ("femme de ménage, le matin", "Répond au souhait « femme de ménage »."),
    ],
)
def test_of_a_wish_for_two_things_only_the_one_that_is_answered_is_quoted(wish: str, told: str) -> None:
    assert reasons(some_person(wishes=(wish,)), some_opportunity(rome="K1304", title="Femme de ménage"))[0] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le ménage de notre hôpital.", "Répond au souhait « femme de ménage hopital »."),
        ("Le ménage d'un gîte.", "Métier proche de « femme de ménage hopital »."),
    ],
)
def test_work_elsewhere_than_wished_is_told_as_near_to_the_wish(text: str, told: str) -> None:
    job = some_opportunity(rome="K1304", title="Femme de ménage", text=text)

    assert reasons(some_person(wishes=("femme de ménage hopital",)), job)[0] == told


@pytest.mark.parametrize(("years", "told"), [(7.0, True), (0.5, False)])
def test_an_apprenticeship_for_somebody_with_years_in_the_trade_says_so(years: float, *, told: bool) -> None:
    mason = some_person(wishes=("maçon",), experience=(Experience("maçon", years),))
    job = some_opportunity(rome="F1703", title="Maçon", conditions={"contract": "CDD - 24 mois - apprentissage"})

    assert ("Attention : c'est un apprentissage, dans un métier déjà connu." in reasons(mason, job)) == told


@pytest.mark.parametrize(("rome", "told"), [("F1703", "chantier"), ("K1304", "domicile"), (None, "domicile")])
def test_work_that_moves_goes_from_site_to_site_in_building_and_from_home_to_home_elsewhere(
    rome: str | None, told: str
) -> None:
    said = _usual_licence(0.5, rome)

    assert said is not None
    assert said.told().startswith(f"De {told} en {told} :")
