"""The one most useful thing to do for somebody: what waits longest for an answer comes first."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from api.todo import Task, most_useful
from geo import Means, Mode
from store.engagements import Engagement, EngagementKind
from store.people import PersonCard
from store.portfolio import Best, Line, Said
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
CALM = Line(CARD, suggested=1, meetings=0, said=None, list_id=1, waiting=3, fresh=0, best=BEST)
ASKED = replace(CALM, meetings=1, meetings_since=NOON - timedelta(days=9))
UNDER_CONTRACT = Engagement(date(2026, 11, 2), EngagementKind.USUAL)


def with_card(**said: Any) -> Line:
    return replace(CALM, card=replace(CARD, **said))


@pytest.mark.parametrize(
    ("line", "task", "said"),
    (
        (CALM, Task.NOTHING, "Rien ne presse."),
        (with_card(stage=None, means=()), Task.ASK, "À demander : ses déplacements, son étape."),
        (replace(CALM, fresh=2), Task.FRESH, "Du nouveau. Proposer : Femme de ménage, Bourganeuf."),
        (replace(CALM, suggested=0), Task.FIRST, "Rien reçu encore. Proposer : Femme de ménage, Bourganeuf."),
        (
            replace(CALM, fresh=2, best=replace(BEST, is_near=False)),
            Task.FRESH,
            "Du nouveau. Proposer : Femme de ménage, Bourganeuf (trajet à organiser).",
        ),
        (
            replace(CALM, suggested=0, best=replace(BEST, is_linked=False)),
            Task.FIRST,
            "Rien reçu encore, et rien de proche de ses souhaits : en parler ensemble.",
        ),
        (replace(CALM, fresh=2, best=replace(BEST, is_linked=False)), Task.NOTHING, "Rien ne presse."),
        (
            with_card(last_contact_at=NOON - timedelta(days=40)),
            Task.CONTACT,
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
            "Contact de la semaine à prendre : 9 jours.",
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


def test_nobody_is_to_be_called_each_week_without_a_contract_or_before_the_week_is_over() -> None:
    month_ago = NOON - timedelta(days=30)

    assert most_useful(with_card(last_contact_at=month_ago), now=NOON).task is Task.NOTHING
    recent = with_card(engagement=UNDER_CONTRACT, last_contact_at=NOON - timedelta(days=6))
    assert most_useful(recent, now=NOON).task is Task.NOTHING


def test_a_contact_does_not_end_what_a_job_found_asks_for() -> None:
    said = Said("taken", "Boulanger", NOON - timedelta(days=1))

    assert most_useful(replace(CALM, said=said), now=NOON).said == "C'est pris : « Boulanger ». Préparer le départ."
