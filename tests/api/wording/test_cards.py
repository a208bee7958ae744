"""What a card says of an opportunity."""

from dataclasses import replace

from api.wording.cards import (
    RoadTold,
    first_linked,
    in_short,
    position_of,
    reasons_beside_travel,
    roads_told,
    source_of,
    unanswered,
)
from geo import Basis, Mode
from matching import Conditions, Opportunity, Ranked, Reason, Rung, TradeGuess, Understood, Way
from tests.make.values import some_opportunity


def ranked(opportunity: Opportunity, *reasons: Reason) -> Ranked:
    ways = (Way(Mode.CAR, minutes=22, limit=30), Way(Mode.WALK, minutes=45, limit=45))
    return Ranked(opportunity=opportunity, score=0.5, parts=(), reasons=reasons, ways=ways, km=20)


def test_the_commute_and_the_facts_are_said_once() -> None:
    one = ranked(
        some_opportunity(conditions={"hours_per_week": 17.5}),
        Reason("wish", ("ménage",)),
        Reason("about", (22, "car")),
        Reason("hours", (17.5,)),
    )

    assert roads_told(one) == (
        RoadTold("car", "Environ 22 min en voiture"),
        [RoadTold("walk", "Environ 45 min à pied")],
    )
    assert in_short(one.opportunity.conditions) == ["17,5 h par semaine"]
    assert reasons_beside_travel(one, 3) == ["Répond au souhait « ménage »."]


def test_all_that_warns_is_one_line_and_comes_first() -> None:
    one = ranked(
        some_opportunity(),
        Reason("wish", ("ménage",)),
        Reason("late", ("weekend",)),
        Reason("beginners"),
        Reason("licence_wished_missing", ("B",)),
    )

    warned = "Attention : travail le week-end. Permis B souhaité, pas encore obtenu."
    assert reasons_beside_travel(one, 1) == [warned, "Répond au souhait « ménage »."]
    assert reasons_beside_travel(one, 3) == [warned, "Répond au souhait « ménage ».", "Débutants acceptés."]


def test_the_first_of_a_list_that_is_linked_to_what_was_said_is_found() -> None:
    near, far = (
        ranked(some_opportunity(), Reason("near_trade", ("ménage",))),
        ranked(some_opportunity(), Reason("beginners")),
    )

    assert first_linked([far, near, far]) is near
    assert first_linked([far]) is first_linked([]) is None


def test_a_wish_for_a_trade_that_nothing_answers_is_named_and_one_answered_by_half_is_not() -> None:
    meant = (TradeGuess("D1106", "Vente", 0.9),)
    wishes = [Understood("pharmacie", meant), Understood("vente, parapharmacie", meant), Understood("rien", ())]
    seller = ranked(some_opportunity(), Reason("wish", ("vente",)), Reason("late", ("weekend",)))

    assert unanswered([seller], wishes) == ["pharmacie"]


def test_a_wish_that_a_card_of_the_list_comes_near_is_not_said_to_have_nothing() -> None:
    wishes = [
        Understood("maçon", (TradeGuess("F1703", "Maçonnerie", 0.9),)),
        Understood("apprendre francais", (TradeGuess("K2107", "Enseignement", 0.4),)),
        Understood("ménage", (TradeGuess("K2204", "Nettoyage", 0.9),)),
    ]
    helper = ranked(some_opportunity(rome="F1704", title="Aide-maçon (H/F)"))
    speaker = ranked(
        some_opportunity(rome="K1601", title="Parler avec des personnes"), Reason("words", ("apprendre, francais",))
    )
    cleaner = ranked(some_opportunity())

    assert unanswered([helper, speaker, cleaner], wishes) == []
    assert unanswered([helper], wishes) == ["apprendre francais", "ménage"]


def test_a_wish_of_which_a_card_quotes_words_that_stand_apart_is_not_said_to_have_nothing() -> None:
    driving = Understood("conduire un engin", (TradeGuess("F1302", "Conduite d'engins", 0.9),))
    forester = ranked(
        some_opportunity(rome="A1101", title="Conducteur d'engins d'exploitation forestière"),
        Reason("words", ("conduire, engin",)),
    )

    assert unanswered([forester], [driving]) == []
    assert unanswered([forester], [replace(driving, text="conduire un camion")]) == ["conduire un camion"]


def test_a_wish_that_may_mean_several_trades_is_answered_by_any_of_them() -> None:
    wish = Understood(
        "s'occuper des animaux", (TradeGuess("A1503", "Toilettage", 0.5), TradeGuess("A1410", "Élevage", 0.4))
    )
    herder = ranked(some_opportunity(rome="A1410", title="Vacher à temps partiel"))

    assert unanswered([herder], [wish]) == []


def test_that_it_is_in_the_same_commune_is_said_once() -> None:
    assert roads_told(replace(ranked(some_opportunity()), km=0.0)) == (
        RoadTold("car", "Dans la même commune, durée selon l'adresse", starts=False),
        [],
    )


def test_what_is_said_beside_the_minutes_stands_apart_from_them() -> None:
    by_train = Way(Mode.BUS, minutes=65, limit=45, basis=Basis.TIMETABLE, last_back=18 * 60 + 12)
    one = replace(ranked(some_opportunity()), ways=(by_train,))

    best, _ = roads_told(one)
    assert best == RoadTold(
        "bus", "1 h 05 en bus ou en train", ", dernier retour 18 h 12 : bien plus que les 45 min acceptées"
    )
    assert roads_told(replace(one, ways=())) == (RoadTold("place", "À 20 km"), [])


def test_only_what_is_said_is_shown_in_short() -> None:
    assert in_short(Conditions()) == []
    assert in_short(Conditions(contract="CDI", full_time=False)) == ["CDI", "temps partiel"]
    assert in_short(Conditions(contract="Immersion, quelques jours à 4 semaines, non payée")) == [
        "quelques jours à 4 semaines"
    ]


def test_a_place_that_is_only_a_guess_is_not_on_the_map() -> None:
    assert position_of(some_opportunity(rung=Rung.DEPARTMENT)) == ""
    assert 'data-place="L&#39;Âge"' in position_of(some_opportunity(place="L'Âge"))


def test_a_source_is_named_as_people_call_it() -> None:
    assert source_of(some_opportunity("france-travail:1")) == "France Travail"
    assert source_of(some_opportunity("alentour:1")) == ""
