"""The one most useful thing to do for somebody: what waits longest for an answer comes first."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from api.following.todo import Task, most_useful
from geo import Means, Mode
from store.people.engagements import Engagement, EngagementKind
from store.people.person import PersonCard
from store.people.portfolio import Agreed, Best, Line, Said
from tests.make.values import NOON

CARD = PersonCard(
    id=1,
    pseudonym=uuid.UUID(int=1),
    first_name="Awa",
    counsellor_id=1,
    insee="23096",
    place="Guéret",
    stage="emploi",
    means=(Means(Mode.CAR, 30),),
    wishes=("ménage",),
    ranked=True,
    shortlist_consent_at=None,
    last_contact_at=NOON,
    engagement=None,
    hours_min=None,
    hours_max=None,
)
BEST = Best(7, "Femme de ménage", "job", "Bourganeuf")
WARNED = ('["wish","ménage"]', '["outside","en soirée"]', '["limit_likely","standing"]', '["outside_from",300]')
"""Reasons as a list keeps them: one is a wish, two warn of hours, one of a limit."""
NEW = frozenset({7, 8})
CALM = Line(CARD, suggested=1, meetings=0, said=None, list_id=1, waiting=3, fresh=frozenset(), best=BEST)
ASKED = replace(CALM, meetings=1, meetings_since=NOON - timedelta(days=9))
UNDER_CONTRACT = Engagement(date(2026, 11, 2), EngagementKind.USUAL)


def with_card(**said: Any) -> Line:
    return replace(CALM, card=replace(CARD, **said))


@pytest.mark.parametrize(
    ("line", "task", "said"),
    (
        (CALM, Task.NOTHING, "Rien ne presse."),
        (with_card(stage=None, means=()), Task.ASK, "À demander : ses déplacements, son étape."),
        (replace(with_card(means=()), suggested=0), Task.ASK, "À demander : ses déplacements."),
        (
            replace(CALM, suggested=0, best=replace(BEST, title="Aide-soignant", kind="immersion")),
            Task.FIRST,
            "Rien reçu encore. Proposer : une immersion, Aide-soignant, Bourganeuf.",
        ),
        (replace(CALM, fresh=NEW), Task.FRESH, "Du nouveau. Proposer : Femme de ménage, Bourganeuf."),
        (replace(CALM, suggested=0), Task.FIRST, "Rien reçu encore. Proposer : Femme de ménage, Bourganeuf."),
        (
            replace(CALM, fresh=NEW, best=replace(BEST, is_near=False)),
            Task.FRESH,
            "Du nouveau. Proposer : Femme de ménage, Bourganeuf (trajet à organiser).",
        ),
        (
            replace(CALM, suggested=0, best=replace(BEST, title="Tenir la boutique à Bourganeuf")),
            Task.FIRST,
            "Rien reçu encore. Proposer : Tenir la boutique à Bourganeuf.",
        ),
        (
            replace(CALM, suggested=0, best=replace(BEST, reasons=WARNED)),
            Task.FIRST,
            "Rien reçu encore. Rien ne va avec ses heures ou ses permis : en parler ensemble.",
        ),
        (
            replace(CALM, suggested=0, best=replace(BEST, reasons=('["limit_likely","standing"]',))),
            Task.FIRST,
            "Rien reçu encore. Proposer : Femme de ménage, Bourganeuf (à vérifier : station debout).",
        ),
        (replace(CALM, fresh=NEW, best=replace(BEST, reasons=WARNED)), Task.NOTHING, "Rien ne presse."),
        (
            replace(CALM, fresh=NEW, best=replace(BEST, reasons=('["without_car",[["on_demand","Taxi-bus","05"]]]',))),
            Task.FRESH,
            "Du nouveau. Proposer : Femme de ménage, Bourganeuf (transport à réserver).",
        ),
        (
            replace(CALM, fresh=NEW, best=replace(BEST, is_near=False, reasons=('["late","weekend"]',))),
            Task.FRESH,
            "Du nouveau. Proposer : Femme de ménage, Bourganeuf (trajet à organiser ; à vérifier : le week-end).",
        ),
        (
            replace(CALM, suggested=0, best=replace(BEST, is_linked=False)),
            Task.FIRST,
            "Rien reçu encore, et rien de proche de ses souhaits : en parler ensemble.",
        ),
        (replace(CALM, fresh=NEW, best=replace(BEST, is_linked=False)), Task.NOTHING, "Rien ne presse."),
        (
            with_card(last_contact_at=NOON - timedelta(days=40)),
            Task.SILENT,
            "Sans contact depuis 40 jours : prendre des nouvelles.",
        ),
        (ASKED, Task.MEETING, "Un employeur demande une rencontre : en parler ensemble."),
        (
            replace(ASKED, meetings_since=NOON - timedelta(days=10)),
            Task.MEETING,
            "Un employeur attend une réponse depuis plus de dix jours : en parler ensemble.",
        ),
        (
            replace(ASKED, meetings=2, meetings_since=NOON - timedelta(days=10)),
            Task.MEETING,
            "2 employeurs attendent une réponse, le premier depuis plus de dix jours : en parler ensemble.",
        ),
        (
            replace(with_card(last_contact_at=None), said=Said("applied", "Boulanger", NOON)),
            Task.ANSWER,
            "A postulé à « Boulanger » : demander la suite.",
        ),
        (
            with_card(engagement=UNDER_CONTRACT, last_contact_at=NOON - timedelta(days=9)),
            Task.CONTACT,
            "Dernier contact il y a 9 jours : prendre des nouvelles.",
        ),
        (
            with_card(engagement=Engagement(date(2026, 9, 1), EngagementKind.USUAL)),
            Task.ENDING,
            "Contrat jusqu'au 30 novembre 2026 : préparer le bilan.",
        ),
        (
            with_card(engagement=Engagement(date(2026, 8, 1), EngagementKind.USUAL)),
            Task.ENDING,
            "Contrat fini le 31 octobre 2026 : en refaire un ensemble.",
        ),
    ),
)
def test_one_thing_is_told(line: Line, task: Task, said: str) -> None:
    found = most_useful(line, now=NOON)

    assert (found.task, found.said) == (task, said)


def test_an_answer_is_no_longer_new_once_they_have_talked() -> None:
    said = Said("called", "Boulanger", NOON - timedelta(days=1))

    assert most_useful(replace(CALM, said=said), now=NOON).task is Task.NOTHING


@pytest.mark.parametrize(("engagement", "days"), ((UNDER_CONTRACT, 7), (None, 14)))
def test_a_contact_is_due_each_week_under_a_contract_and_each_fortnight_without(
    engagement: Engagement | None, days: int
) -> None:
    def met_before(days: int) -> Line:
        return with_card(engagement=engagement, last_contact_at=NOON - timedelta(days=days))

    assert most_useful(met_before(days), now=NOON).task is Task.CONTACT
    assert most_useful(met_before(days - 1), now=NOON).task is Task.NOTHING
    assert most_useful(with_card(engagement=engagement, last_contact_at=None), now=NOON).task is Task.CONTACT


def test_who_was_not_seen_for_a_month_is_called_before_anything_is_proposed() -> None:
    silent = replace(with_card(last_contact_at=NOON - timedelta(days=31)), suggested=0)

    assert most_useful(silent, now=NOON).task is Task.SILENT
    assert most_useful(replace(CALM, suggested=0), now=NOON).task is Task.FIRST


def test_nothing_is_proposed_to_whom_neither_wish_nor_way_is_known() -> None:
    unknown = replace(with_card(means=(), wishes=()), suggested=0)

    assert most_useful(unknown, now=NOON).said == "À demander : ses déplacements, ses souhaits."


@pytest.mark.parametrize(
    ("placed", "told"),
    (
        (Said("taken", "Boulanger", NOON), "C'est pris : « Boulanger ». Préparer le départ."),
        (
            Said("taken", "Boulanger", NOON, date(2026, 12, 1)),
            "C'est pris : « Boulanger », dès le 1er décembre 2026. Préparer le départ.",
        ),
        (
            Said("taken", "Boulanger", NOON - timedelta(days=15)),
            "C'est pris : « Boulanger ». Demander si c'est commencé.",
        ),
        (
            Said("taken", "Boulanger", NOON - timedelta(days=3), date(2026, 11, 19)),
            "C'est pris : « Boulanger ». Demander si c'est commencé.",
        ),
    ),
)
def test_a_job_found_is_told_until_it_has_begun_and_nothing_else_is_proposed(placed: Said, told: str) -> None:
    line = replace(CALM, placed=placed, said=placed, fresh=NEW, suggested=0)

    assert most_useful(line, now=NOON).said == told


def test_whoever_has_begun_is_proposed_nothing_new() -> None:
    begun = Said("started", "Boulanger", NOON - timedelta(days=20))

    assert most_useful(replace(CALM, placed=begun, fresh=NEW, suggested=0), now=NOON).task is Task.NOTHING


@pytest.mark.parametrize(
    ("said", "told"),
    (
        (Said("refused", "Boulanger", NOON), "L'employeur a dit non pour « Boulanger » : chercher ensemble la suite."),
        (Said("started", "Boulanger", NOON), "A commencé : « Boulanger ». Demander comment cela se passe."),
        (Said("stopped", "Boulanger", NOON), "A arrêté : « Boulanger ». En parler, et chercher la suite."),
        (
            Said("interview", "Boulanger", NOON - timedelta(days=9), date(2026, 11, 24)),
            "Entretien le 24 novembre 2026 pour « Boulanger » : le préparer ensemble.",
        ),
        (
            Said("interview", "Boulanger", NOON - timedelta(days=9), date(2026, 11, 18)),
            "Entretien passé le 18 novembre 2026 pour « Boulanger » : demander la suite.",
        ),
        (
            Said("interview", "Boulanger", NOON),
            "Entretien pour « Boulanger » : demander le jour, le préparer ensemble.",
        ),
    ),
)
def test_what_became_of_a_step_says_what_is_next(said: Said, told: str) -> None:
    unseen = with_card(last_contact_at=NOON - timedelta(days=10))

    assert most_useful(replace(unseen, said=said), now=NOON).said == told


def test_an_interview_is_prepared_although_they_have_talked_and_is_over_a_week_after() -> None:
    talked = replace(CALM, said=Said("interview", "Boulanger", NOON - timedelta(days=9), date(2026, 11, 24)))

    assert most_useful(talked, now=NOON).task is Task.ANSWER
    assert most_useful(talked, now=NOON + timedelta(days=12)).task is Task.NOTHING


@pytest.mark.parametrize(
    ("days", "told"),
    (
        (0, "Entretien aujourd'hui pour « Boulanger » : l'appeler avant."),
        (7, "Entretien le 27 novembre 2026 pour « Boulanger » : le préparer ensemble."),
    ),
)
def test_an_interview_within_a_week_comes_before_all_else_whatever_was_said_since(days: int, told: str) -> None:
    interview = Said("interview", "Boulanger", NOON - timedelta(days=9), (NOON + timedelta(days=days)).date())
    line = replace(ASKED, interview=interview, said=Said("called", "Cuisinier", NOON))

    assert most_useful(line, now=NOON).said == told
    sooner = replace(ASKED, interview=replace(interview, on_day=(NOON + timedelta(days=8)).date()))
    assert most_useful(sooner, now=NOON).task is Task.MEETING


@pytest.mark.parametrize(
    ("days", "met", "signs_in", "told"),
    (
        (0, 0, True, "A dit oui à Fournil, qui va appeler : préparer la rencontre."),
        (6, 0, True, "A dit oui à Fournil, qui va appeler : préparer la rencontre."),
        (6, 0, False, "A dit oui à Fournil, qui ne reçoit rien : appeler cet employeur."),
        (7, 8, True, "A dit oui à Fournil le 13 novembre 2026 : demander la suite."),
        (9, 1, True, "Rien ne presse."),
    ),
)
def test_a_yes_to_an_employer_is_prepared_for_a_week_then_asked_about_until_they_talk(
    days: int, met: int, *, signs_in: bool, told: str
) -> None:
    line = with_card(last_contact_at=NOON - timedelta(days=met))
    agreed = Agreed("Fournil", NOON - timedelta(days=days), employer_signs_in=signs_in)

    assert most_useful(replace(line, agreed=agreed, suggested=0), now=NOON).said == told
