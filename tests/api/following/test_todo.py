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
from store.people.portfolio import AgreedMeeting, Best, LastSaid, PortfolioLine
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
PROPOSED, UNWRITTEN = "Proposer : Femme de ménage, Bourganeuf", "Le dossier ne le dit pas."
CALM = PortfolioLine(CARD, suggested=1, meetings=0, said=None, list_id=1, waiting=3, fresh=frozenset(), best=BEST)
ASKED = replace(CALM, meetings=1, meetings_since=NOON - timedelta(days=9))
UNDER_CONTRACT = Engagement(date(2026, 11, 2), EngagementKind.USUAL)


def with_card(**said: Any) -> PortfolioLine:
    return replace(CALM, card=replace(CARD, **said))


@pytest.mark.parametrize(
    ("line", "task", "what", "why"),
    (
        (CALM, Task.NOTHING, "Rien ne presse.", ""),
        (with_card(stage=None, means=()), Task.ASK, "Demander ses déplacements, son étape", UNWRITTEN),
        (replace(with_card(means=()), suggested=0), Task.ASK, "Demander ses déplacements", UNWRITTEN),
        (
            replace(CALM, suggested=0, best=replace(BEST, title="Aide-soignant", kind="immersion")),
            Task.FIRST,
            "Proposer : une immersion, Aide-soignant, Bourganeuf",
            "Rien reçu encore.",
        ),
        (replace(CALM, fresh=NEW), Task.FRESH, PROPOSED, "Du nouveau."),
        (replace(CALM, suggested=0), Task.FIRST, PROPOSED, "Rien reçu encore."),
        (
            replace(CALM, fresh=NEW, best=replace(BEST, is_near=False)),
            Task.FRESH,
            PROPOSED,
            "Du nouveau. Trajet à organiser.",
        ),
        (
            replace(CALM, suggested=0, best=replace(BEST, title="Tenir la boutique à Bourganeuf")),
            Task.FIRST,
            "Proposer : Tenir la boutique à Bourganeuf",
            "Rien reçu encore.",
        ),
        (
            replace(CALM, suggested=0, best=replace(BEST, reasons=WARNED)),
            Task.FIRST,
            "Parler de ses heures, de ses permis",
            "Rien reçu encore. Rien ne va avec ses heures ou ses permis.",
        ),
        (
            replace(CALM, suggested=0, best=replace(BEST, reasons=('["limit_likely","standing"]',))),
            Task.FIRST,
            PROPOSED,
            "Rien reçu encore. À vérifier : station debout.",
        ),
        (replace(CALM, fresh=NEW, best=replace(BEST, reasons=WARNED)), Task.NOTHING, "Rien ne presse.", ""),
        (
            replace(CALM, fresh=NEW, best=replace(BEST, reasons=('["without_car",[["on_demand","Taxi-bus","05"]]]',))),
            Task.FRESH,
            PROPOSED,
            "Du nouveau. Transport à réserver.",
        ),
        (
            replace(CALM, fresh=NEW, best=replace(BEST, is_near=False, reasons=('["late","weekend"]',))),
            Task.FRESH,
            PROPOSED,
            "Du nouveau. Trajet à organiser. À vérifier : le week-end.",
        ),
        (
            replace(CALM, suggested=0, best=replace(BEST, is_linked=False)),
            Task.FIRST,
            "Parler de ses souhaits",
            "Rien reçu encore, et rien de proche de ses souhaits.",
        ),
        (replace(CALM, fresh=NEW, best=replace(BEST, is_linked=False)), Task.NOTHING, "Rien ne presse.", ""),
        (
            with_card(last_contact_at=NOON - timedelta(days=40)),
            Task.SILENT,
            "Prendre des nouvelles",
            "Sans contact depuis 40 jours.",
        ),
        (ASKED, Task.MEETING, "Parler d'une demande de rencontre", "Demandé le 11 novembre : l'employeur attend."),
        (
            replace(ASKED, meetings=2, meetings_since=NOON - timedelta(days=1)),
            Task.MEETING,
            "Parler de 2 demandes de rencontre",
            "Demandé hier : l'employeur attend.",
        ),
        (
            replace(with_card(last_contact_at=None), said=LastSaid("applied", "Boulanger", NOON)),
            Task.ANSWER,
            "Demander la suite",
            "A postulé à « Boulanger ».",
        ),
        (
            with_card(engagement=UNDER_CONTRACT, last_contact_at=NOON - timedelta(days=9)),
            Task.CONTACT,
            "Prendre des nouvelles",
            "Dernier contact il y a 9 jours.",
        ),
        (
            with_card(engagement=Engagement(date(2026, 9, 1), EngagementKind.USUAL)),
            Task.ENDING,
            "Préparer le bilan",
            "Le contrat finit le 30 novembre.",
        ),
        (
            with_card(engagement=Engagement(date(2026, 8, 1), EngagementKind.USUAL)),
            Task.ENDING,
            "Refaire un contrat ensemble",
            "Le contrat a fini le 31 octobre.",
        ),
    ),
)
def test_one_thing_is_told_and_why_now(line: PortfolioLine, task: Task, what: str, why: str) -> None:
    found = most_useful(line, now=NOON)

    assert (found.task, found.what, found.why) == (task, what, why)


def test_an_answer_is_no_longer_new_once_they_have_talked() -> None:
    said = LastSaid("called", "Boulanger", NOON - timedelta(days=1))

    assert most_useful(replace(CALM, said=said), now=NOON).task is Task.NOTHING


@pytest.mark.parametrize(("engagement", "days"), ((UNDER_CONTRACT, 7), (None, 14)))
def test_a_contact_is_due_each_week_under_a_contract_and_each_fortnight_without(
    engagement: Engagement | None, days: int
) -> None:
    def met_before(days: int) -> PortfolioLine:
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

    assert most_useful(unknown, now=NOON).what == "Demander ses déplacements, ses souhaits"


@pytest.mark.parametrize(
    ("placed", "what", "why"),
    (
        (LastSaid("taken", "Boulanger", NOON), "Préparer le départ", "C'est pris : « Boulanger »."),
        (
            LastSaid("taken", "Boulanger", NOON, date(2026, 12, 1)),
            "Préparer le départ",
            "C'est pris : « Boulanger », dès le 1er décembre.",
        ),
        (
            LastSaid("taken", "Boulanger", NOON - timedelta(days=15)),
            "Demander si c'est commencé",
            "C'est pris : « Boulanger ».",
        ),
        (
            LastSaid("taken", "Boulanger", NOON - timedelta(days=3), date(2026, 11, 19)),
            "Demander si c'est commencé",
            "C'est pris : « Boulanger ».",
        ),
    ),
)
def test_a_job_found_is_told_until_it_has_begun_and_nothing_else_is_proposed(
    placed: LastSaid, what: str, why: str
) -> None:
    line = replace(CALM, placed=placed, said=placed, fresh=NEW, suggested=0)

    found = most_useful(line, now=NOON)
    assert (found.what, found.why) == (what, why)


@pytest.mark.parametrize(
    ("kind", "what", "why"),
    (
        ("immersion", "Préparer l'immersion", "C'est pris : « Vendeur », dès lundi. La convention se signe avant."),
        ("volunteering", "Préparer le départ", "C'est pris : « Vendeur », dès lundi."),
    ),
)
def test_an_immersion_or_volunteering_found_is_told_until_it_has_begun(kind: str, what: str, why: str) -> None:
    found = LastSaid("taken", "Vendeur", NOON, date(2026, 11, 23), kind)

    todo = most_useful(replace(CALM, begins=found, said=found, suggested=0), now=NOON)
    later = most_useful(replace(CALM, begins=found, said=found), now=NOON + timedelta(days=60))

    assert (todo.what, todo.why) == (what, why)
    assert "commencé" not in later.what, "it may be over by then"


def test_whoever_has_begun_is_proposed_nothing_new() -> None:
    begun = LastSaid("started", "Boulanger", NOON - timedelta(days=20))

    assert most_useful(replace(CALM, placed=begun, fresh=NEW, suggested=0), now=NOON).task is Task.NOTHING


@pytest.mark.parametrize(
    ("said", "what", "why"),
    (
        (
            LastSaid("refused", "Boulanger", NOON),
            "Chercher ensemble la suite",
            "L'employeur a dit non pour « Boulanger ».",
        ),
        (LastSaid("started", "Boulanger", NOON), "Demander comment cela se passe", "A commencé : « Boulanger »."),
        (LastSaid("stopped", "Boulanger", NOON), "En parler, et chercher la suite", "A arrêté : « Boulanger »."),
        (
            LastSaid("interview", "Boulanger", NOON - timedelta(days=9), date(2026, 11, 24)),
            "Préparer l'entretien ensemble",
            "Entretien mardi pour « Boulanger ».",
        ),
        (
            LastSaid("interview", "Boulanger", NOON - timedelta(days=9), date(2026, 11, 18)),
            "Demander la suite",
            "Entretien passé mercredi pour « Boulanger ».",
        ),
        (
            LastSaid("interview", "Boulanger", NOON),
            "Demander le jour de l'entretien",
            "Entretien pour « Boulanger ».",
        ),
    ),
)
def test_what_became_of_a_step_says_what_is_next(said: LastSaid, what: str, why: str) -> None:
    unseen = with_card(last_contact_at=NOON - timedelta(days=10))

    found = most_useful(replace(unseen, said=said), now=NOON)
    assert (found.what, found.why) == (what, why)


def test_an_interview_is_prepared_although_they_have_talked_and_is_over_a_week_after() -> None:
    talked = replace(CALM, said=LastSaid("interview", "Boulanger", NOON - timedelta(days=9), date(2026, 11, 24)))

    assert most_useful(talked, now=NOON).task is Task.ANSWER
    assert most_useful(talked, now=NOON + timedelta(days=12)).task is Task.NOTHING


@pytest.mark.parametrize(
    ("days", "what", "why"),
    (
        (0, "L'appeler avant l'entretien", "Entretien aujourd'hui pour « Boulanger »."),
        (7, "Préparer l'entretien ensemble", "Entretien le 27 novembre pour « Boulanger »."),
    ),
)
def test_an_interview_within_a_week_comes_before_all_else_whatever_was_said_since(
    days: int, what: str, why: str
) -> None:
    interview = LastSaid("interview", "Boulanger", NOON - timedelta(days=9), (NOON + timedelta(days=days)).date())
    line = replace(ASKED, interview=interview, said=LastSaid("called", "Cuisinier", NOON))

    found = most_useful(line, now=NOON)
    assert (found.what, found.why) == (what, why)
    sooner = replace(ASKED, interview=replace(interview, on_day=(NOON + timedelta(days=8)).date()))
    assert most_useful(sooner, now=NOON).task is Task.MEETING


@pytest.mark.parametrize(
    ("days", "met", "signs_in", "what"),
    (
        (0, 0, True, "Préparer la rencontre"),
        (6, 0, True, "Préparer la rencontre"),
        (6, 0, False, "Appeler l'employeur"),
        (7, 8, True, "Demander la suite"),
        (9, 1, True, "Rien ne presse."),
    ),
)
def test_a_yes_to_an_employer_is_prepared_for_a_week_then_asked_about_until_they_talk(
    days: int, met: int, *, signs_in: bool, what: str
) -> None:
    line = with_card(last_contact_at=NOON - timedelta(days=met))
    agreed = AgreedMeeting("Fournil", NOON - timedelta(days=days), employer_signs_in=signs_in)

    found = most_useful(replace(line, agreed=agreed, suggested=0), now=NOON)
    assert found.what == what
    assert ("Fournil" in found.why) == (found.task is Task.AGREED)
