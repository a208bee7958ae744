"""The invented Creuse is the same at each start, agrees with itself, and looks like the real one."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from stdnum.fr import siret

from ingest.reference import demo_communes, demo_rome
from ingest.sandbox import (
    API_ENGAGEMENT,
    FRANCE_TRAVAIL,
    IMMERSION_FACILITEE,
    NotEnoughReference,
    World,
    create_sandbox,
)
from ingest.sandbox.creuse import creuse_world
from ingest.sandbox.creuse.recurrence import recurring_day
from ingest.sandbox.creuse.wording import at_place, masculine, of_place, person_of, postal_name

AS_OF = datetime(2026, 11, 21, 10, tzinfo=UTC)
SOURCES = (FRANCE_TRAVAIL, IMMERSION_FACILITEE, API_ENGAGEMENT)


@cache
def world(as_of: datetime = AS_OF, *, seed: int = 23) -> World:
    content: World = create_sandbox(as_of=as_of, seed=seed).state.world
    return content


@pytest.fixture(scope="module")
def offers() -> list[dict[str, Any]]:
    return world().shelf(FRANCE_TRAVAIL).payloads()


@pytest.fixture(scope="module")
def taken(offers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The offers taken by France Travail itself, which say most."""
    return [offer for offer in offers if offer["origineOffre"]["origine"] == "1"]


def test_two_starts_of_a_day_give_the_same_content() -> None:
    morning, evening = world(), world(AS_OF + timedelta(hours=9))
    assert all(morning.shelf(source).payloads() == evening.shelf(source).payloads() for source in SOURCES)


def test_another_seed_gives_another_content(offers: list[dict[str, Any]]) -> None:
    others = world(seed=24).shelf(FRANCE_TRAVAIL).payloads()
    assert sum(one["description"] == other["description"] for one, other in zip(offers, others, strict=True)) < 5


def test_from_one_day_to_the_next_a_few_offers_come_and_go(offers: list[dict[str, Any]]) -> None:
    tomorrow = world(AS_OF + timedelta(days=1)).shelf(FRANCE_TRAVAIL).payloads()
    kept = {offer["id"] for offer in offers} & {offer["id"] for offer in tomorrow}
    assert len(tomorrow) == len(offers)
    assert 0.90 < len(kept) / len(offers) < 0.99


def test_offers_are_at_most_sixty_days_old_and_none_is_of_tomorrow(offers: list[dict[str, Any]]) -> None:
    dates = [datetime.fromisoformat(offer["dateCreation"]) for offer in offers]
    assert max(dates) < AS_OF
    assert min(dates) > AS_OF - timedelta(days=62)


def test_every_trade_and_commune_is_one_of_the_references(offers: list[dict[str, Any]]) -> None:
    trades = {trade.code for trade in demo_rome().trades}
    communes = demo_communes()
    hosts = world().shelf(IMMERSION_FACILITEE).payloads()
    missions = world().shelf(API_ENGAGEMENT).payloads()
    assert {row["romeCode"] for row in offers} | {row["rome"] for row in hosts} <= trades
    assert len({row["romeCode"] for row in offers}) > 120
    codes = {row["lieuTravail"]["commune"] for row in offers if "latitude" in row["lieuTravail"]}
    assert all(code in communes for code in codes)
    postal = {row["address"]["postcode"] for row in hosts} | {row["postalCode"] for row in missions}
    assert all(communes.by_postal_code(code) for code in postal)


def test_towns_have_most_of_the_offers(offers: list[dict[str, Any]]) -> None:
    places = Counter(offer["lieuTravail"]["libelle"] for offer in offers)
    assert places.most_common(1)[0][0] == "23 - GUERET"
    assert {"23 - LA SOUTERRAINE", "23 - AUBUSSON", "23 - BOURGANEUF"} <= set(dict(places.most_common(8)))
    assert len(places) > 120


def test_places_are_told_on_every_rung_of_the_ladder(offers: list[dict[str, Any]]) -> None:
    known = demo_communes()
    rungs = Counter(
        "point"
        if "latitude" in place
        else "merged commune"
        if "commune" in place and place["commune"] not in known
        else "commune"
        if "commune" in place
        else "postal code"
        if "codePostal" in place
        else "department"
        for place in (offer["lieuTravail"] for offer in offers)
    )
    assert rungs["point"] > 750
    assert min(rungs[rung] for rung in ("commune", "merged commune", "postal code", "department")) >= 5


def test_shares_are_those_of_a_rural_department(taken: list[dict[str, Any]]) -> None:
    count = len(taken)
    part_time = sum(offer["dureeTravailLibelleConverti"] == "Temps partiel" for offer in taken) / count
    licence = sum("permis" in offer for offer in taken) / count
    beginners = sum(offer["experienceExige"] == "D" for offer in taken) / count
    interim = sum(offer["typeContrat"] == "MIS" for offer in taken) / count
    assert 0.25 < part_time < 0.5
    assert 0.2 < licence < 0.5
    assert 0.5 < beginners < 0.75
    assert 0.05 < interim < 0.2


def test_descriptions_are_told_apart(offers: list[dict[str, Any]], taken: list[dict[str, Any]]) -> None:
    texts = Counter(offer["description"] for offer in offers)
    sentences = [len(re.findall(r"[.!?](?:\s|$)", offer["description"])) for offer in taken]
    assert len(texts) > 0.98 * len(offers)
    assert 3 <= min(sentences) <= max(sentences) <= 12
    assert not any("{" in text or "  " in text for text in texts)


def test_an_offer_agrees_with_its_own_text(taken: list[dict[str, Any]]) -> None:
    for offer in taken:
        hours = int(re.findall(r"(\d+)H/semaine", offer["dureeTravailLibelle"])[0])
        assert f"{hours} heures" in offer["description"] or offer["description"].count(".") >= 7
        assert (hours < 35) == (offer["dureeTravailLibelleConverti"] == "Temps partiel")
        if "Permis B et véhicule personnel exigés" in offer["description"]:
            assert offer["permis"] == [{"libelle": "B - Véhicule léger", "exigence": "E"}]


def test_regulated_trades_ask_for_their_diploma_and_licence(taken: list[dict[str, Any]]) -> None:
    carers = [offer for offer in taken if offer["romeCode"] == "J1501"]
    drivers = [offer for offer in taken if offer["romeCode"] == "N4101"]
    assert carers
    assert all(offer["formations"][0]["exigence"] == "E" for offer in carers)
    assert drivers
    assert all(offer["permis"] == [{"libelle": "C - Poids lourd", "exigence": "E"}] for offer in drivers)


def test_the_offers_of_the_stories_are_there_every_day() -> None:
    for days in (0, 17, 200):
        rows = world(AS_OF + timedelta(days=days)).shelf(FRANCE_TRAVAIL).payloads()
        told = {
            (row["lieuTravail"]["libelle"], row["romeCode"], row.get("dureeTravailLibelle", "")[:2]) for row in rows
        }
        names = {row["entreprise"].get("nom", "").casefold() for row in rows}
        assert any(rome == "D1102" and place.endswith("AUBUSSON") for place, rome, _ in told)
        assert any(rome == "K2205" and hours == "2H" for _, rome, hours in told)
        assert "propreté du thaurion" in names


def test_employers_have_valid_numbers_and_addresses_that_reach_nobody(taken: list[dict[str, Any]]) -> None:
    numbers = {offer["entreprise"]["siret"] for offer in taken if "siret" in offer["entreprise"]}
    assert len(numbers) > 150
    assert all(siret.is_valid(number) and number.startswith("00") for number in numbers)
    assert all(offer["contact"]["telephone"].startswith("05 36 49") for offer in taken)
    assert all(".example" in offer["contact"]["commentaire"] for offer in taken)


def test_missions_are_of_three_types_and_some_have_several_addresses() -> None:
    missions = world().shelf(API_ENGAGEMENT).payloads()
    types = Counter(mission["type"] for mission in missions)
    assert set(types) == {"benevolat", "volontariat_service_civique", "volontariat_sapeurs_pompiers"}
    assert types["benevolat"] > types["volontariat_service_civique"] > 10
    assert any(len(mission["addresses"]) > 1 for mission in missions)


def test_references_that_say_nothing_are_told() -> None:
    with pytest.raises(NotEnoughReference, match="aucune commune"):
        creuse_world(seed=1, as_of=AS_OF, communes=[], rome=demo_rome())


@pytest.mark.parametrize(
    ("name", "there", "from_there", "label"),
    [
        ("Guéret", "à Guéret", "de Guéret", "GUERET"),
        ("Aubusson", "à Aubusson", "d'Aubusson", "AUBUSSON"),
        ("Évaux-les-Bains", "à Évaux-les-Bains", "d'Évaux-les-Bains", "EVAUX LES BAINS"),
        ("Le Grand-Bourg", "au Grand-Bourg", "du Grand-Bourg", "LE GRAND BOURG"),
        ("Les Mars", "aux Mars", "des Mars", "LES MARS"),
        ("Sainte-Feyre", "à Sainte-Feyre", "de Sainte-Feyre", "STE FEYRE"),
    ],
)
def test_places_take_their_preposition(name: str, there: str, from_there: str, label: str) -> None:
    assert (at_place(name), of_place(name), postal_name(name)) == (there, from_there, label)


@pytest.mark.parametrize(
    ("title", "short", "person"),
    [
        ("Agent / Agente d'entretien", "Agent d'entretien", "un agent ou une agente d'entretien"),
        ("Fleuriste", "Fleuriste", "un ou une fleuriste"),
        ("Electricien / Electricienne", "Electricien", "un électricien ou une électricienne"),
        ("Employé / Employée de ménage", "Employé de ménage", "un employé ou une employée de ménage"),
    ],
)
def test_trades_are_told_in_both_genders(title: str, short: str, person: str) -> None:
    assert (masculine(title), person_of(title)) == (short, person)


def test_a_recurring_day_comes_back_after_its_period() -> None:
    today = AS_OF.date()
    day = recurring_day(today, period_days=30, phase=4)
    assert 0 <= (today - day).days < 30
    assert recurring_day(day + timedelta(days=29), period_days=30, phase=4) == day
    assert recurring_day(day + timedelta(days=30), period_days=30, phase=4) == day + timedelta(days=30)
