"""An opening as people will see it, before it is published."""

from dataclasses import dataclass
from datetime import datetime

from api.deps import Service
from api.opportunity.facts import Fact, asked, offered
from api.pages.recruiting.opening_pay import another_pay
from kit import day_in_france
from matching import Kind, Opportunity, Rung, conditions_from_json
from matching.words.trades.demands import BINDS_THE_BUSINESS
from store.employers.opening_sheets import OpeningSheet
from store.employers.publishing import Wording


@dataclass(frozen=True, slots=True)
class Previewed:
    """One of what will be published, as people will see it."""

    opportunity: Opportunity
    offered: list[Fact]
    asked: list[str]
    other_pay: str
    """The pay that its text names, where it is another than the one shown; else empty."""


def previewed(service: Service, sheet: OpeningSheet, wording: Wording, now: datetime) -> Previewed:
    """What the form publishes, with what is offered and asked as its page tells them."""
    opportunity = _shown(sheet, wording)
    trade = service.matcher.knowledge.trades.get(wording.rome or "", -1)
    is_told = trade >= 0 and wording.rome not in BINDS_THE_BUSINESS
    regulated = is_told and bool(service.matcher.knowledge.demands.regulated[trade])
    other_pay = another_pay(opportunity.conditions.salary or "", opportunity.text, day_in_france(now))
    return Previewed(opportunity, offered(opportunity), asked(opportunity, regulated=regulated), other_pay)


def _shown(sheet: OpeningSheet, wording: Wording) -> Opportunity:
    return Opportunity(
        key="alentour:preview",
        kind=Kind(wording.kind),
        title=wording.title,
        text=wording.description,
        rome=wording.rome,
        rome_label=wording.rome_label,
        employer=sheet.employer,
        point=wording.point,
        insee=wording.insee,
        place=wording.place,
        rung=Rung.INSEE,
        created=None,  # the day is told once it is published
        starts=wording.starts,
        ends=wording.ends,
        conditions=conditions_from_json(wording.conditions),
        unchecked=sheet.unchecked,
    )
