"""How the sources fare: one place that decides, for the page, the command, the API and the metrics alike.

A source is fine, or a person has something to look at. What that is, since when, and what to do is said in French.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from kit import FRANCE, number
from store.held import is_suspect
from store.sources import LeftScope, ScopeFacts, SourceFacts, scope_name, source_facts
from store.tables import AlertRow

NIGHT_HOURS = 26
"""Without a complete pull for so long, a source is late: each is pulled once a day, and a pull takes its time."""
NEWS_HOURS = 3
"""Without what is new for so long, in the day, a source that has increments is late."""
NEWS_DAY = range(10, 22)
"""The hours, in France, at which an increment must have come: they start at 7."""
RETRY_LATE_MINUTES = 15
"""A pull to be tried again that is not, so long after its hour, is not waited for."""
RUN_HOURS = 3
"""A pull that lasts longer is stuck."""
REJECTS_TIMES = 3
REJECTS_SHARE = 0.05
REJECTS_LEAST = 20
"""Rejects jump where there are more than this many, beyond this share, and so many times the usual share."""
FIRST_REJECTS_SHARE = 0.3
"""The share from which the rejects of a first pull are too many: nothing is usual yet."""
NO_KEY = "KeyMissing"
"""The fault of a source that nobody gave a key: it is left aside."""


class Trouble(StrEnum):
    """What can be wrong with a source, the worst first."""

    FAILING = "failing"
    LATE = "late"
    NEVER = "never"
    STUCK = "stuck"
    SHRUNK = "shrunk"
    DWINDLING = "dwindling"
    LEFT = "left"
    REJECTS = "rejects"
    NO_NEWS = "no_news"


FINE, ASIDE, BY_HAND = "fine", "aside", "by_hand"
"""States of a source without trouble: all is well; it has no key; no schedule pulls it."""


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to look at: what, since when, and what to do."""

    trouble: Trouble
    since: datetime | None
    """None where it was always so."""
    what: str
    todo: str
    run_id: int | None = None
    """The run whose retirements wait for a person's word, where that is the trouble."""


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """What is known of a source, and what is wrong with it, the worst first."""

    facts: SourceFacts
    alerts: tuple[Alert, ...]
    next_at: datetime | None
    """When it is pulled next by itself; None where no schedule does."""

    @property
    def state(self) -> str:
        """Its worst trouble, or one of FINE, ASIDE, BY_HAND."""
        if self.alerts:
            return self.alerts[0].trouble.value
        if self.facts.nightly_at is None:
            return BY_HAND
        return ASIDE if _is_aside(self.facts) else FINE

    @property
    def whole_at(self) -> datetime | None:
        """When the scope that is most behind was last pulled whole; None where one never was."""
        instants = [scope.whole_at for scope in self.facts.scopes]
        known = [instant for instant in instants if instant is not None]
        return min(known) if known and len(known) == len(instants) else None

    @property
    def running_since(self) -> datetime | None:
        """Since when it is being pulled; None where it is not."""
        return min((one.running_since for one in self.facts.scopes if one.running_since is not None), default=None)


def source_healths(session: Session, *, now: datetime) -> tuple[SourceHealth, ...]:
    """All sources in the order of the night, those of no schedule last."""
    return tuple(health_of(facts, now=now) for facts in source_facts(session))


def health_of(facts: SourceFacts, *, now: datetime) -> SourceHealth:
    """What is wrong with a source of which this is known."""
    order = list(Trouble)
    alerts = sorted(_alerts(facts, now), key=lambda alert: order.index(alert.trouble))
    return SourceHealth(facts, tuple(alerts), next_at=_next_at(facts, now))


def note_alerts(
    session: Session, healths: Iterable[SourceHealth], *, now: datetime
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Writes down which alerts began and which are over, each a source and its trouble; so that each is told once."""
    found = {(health.facts.slug, alert.trouble.value) for health in healths for alert in health.alerts}
    rows = session.scalars(select(AlertRow).where(AlertRow.closed_at.is_(None)).limit(1000))
    known = {(row.source, row.kind): row for row in rows}
    began, over = sorted(found - known.keys()), sorted(known.keys() - found)
    session.add_all(AlertRow(source=source, kind=trouble, opened_at=now) for source, trouble in began)
    for one in over:
        known[one].closed_at = now
    return began, over


def _alerts(facts: SourceFacts, now: datetime) -> Iterator[Alert]:
    if _is_aside(facts):
        return
    if facts.nightly_at is not None and not facts.scopes:
        yield Alert(Trouble.NEVER, None, "Jamais récoltée.", "Relancez la récolte, ou attendez celle de cette nuit.")
    failing = [] if _is_tried_again(facts, now) else [one for one in facts.scopes if _fails(one)]
    if failing:
        yield _failing(facts, failing)
    late = [one for one in facts.scopes if one not in failing and _is_late(facts, one, now)]
    if late:
        yield _late(facts, late)
    no_news = [one for one in facts.scopes if one not in failing + late and _has_no_news(facts, one, now)]
    if no_news:
        yield _no_news(facts, no_news)
    yield from (_stuck(facts, one) for one in facts.scopes if _is_stuck(one, now))
    yield from (_shrunk(facts, one) for one in facts.scopes if one.held_now)
    yield from (_dwindling(facts, one) for one in facts.scopes if _dwindles(one))
    yield from (_left(facts, one) for one in facts.left)
    yield from (_rejects(facts, one) for one in facts.scopes if _rejects_jump(one))


def _is_aside(facts: SourceFacts) -> bool:
    """Whether a source has no key, and never had one."""
    faults = [one.run.fault if one.run else None for one in facts.scopes]
    return bool(faults) and all(fault == NO_KEY for fault in faults) and not any(s.whole_at for s in facts.scopes)


def _is_tried_again(facts: SourceFacts, now: datetime) -> bool:
    """Whether the schedule is about to try a pull that failed once more: too early to trouble anybody."""
    return facts.retry_at is not None and facts.retry_at > now - timedelta(minutes=RETRY_LATE_MINUTES)


def _fails(scope: ScopeFacts) -> bool:
    return scope.run is not None and scope.run.status in ("failed", "partial")


def _is_late(facts: SourceFacts, scope: ScopeFacts, now: datetime) -> bool:
    limit = now - timedelta(hours=NIGHT_HOURS)
    return facts.nightly_at is not None and scope.whole_at is not None and scope.whole_at < limit


def _has_no_news(facts: SourceFacts, scope: ScopeFacts, now: datetime) -> bool:
    limit = now - timedelta(hours=NEWS_HOURS)
    due = facts.increments and now.astimezone(FRANCE).hour in NEWS_DAY
    return due and scope.fresh_at is not None and scope.fresh_at < limit


def _is_stuck(scope: ScopeFacts, now: datetime) -> bool:
    return scope.running_since is not None and scope.running_since < now - timedelta(hours=RUN_HOURS)


def _dwindles(scope: ScopeFacts) -> bool:
    """Whether a week of pulls lost more, little by little, than one pull may lose at once."""
    before = scope.week_ago_rows or 0
    return not scope.held_now and is_suspect(before - scope.whole_rows, live=before)


def _rejects_jump(scope: ScopeFacts) -> bool:
    share = scope.whole_rejected / max(scope.whole_pulled, 1)
    usual = scope.usual_rejected_share
    limit = FIRST_REJECTS_SHARE if usual is None else max(REJECTS_SHARE, REJECTS_TIMES * usual)
    return scope.whole_rejected > REJECTS_LEAST and share > limit


def _failing(facts: SourceFacts, scopes: list[ScopeFacts]) -> Alert:
    worst = max(scopes, key=lambda one: one.failures)
    times = "La dernière récolte a" if worst.failures < 2 else f"Les {number(worst.failures)} dernières récoltes ont"
    since = min((one.failing_since for one in scopes if one.failing_since is not None), default=None)
    told = worst.run.message if worst.run is not None and worst.run.message else "Relancez la récolte."
    return Alert(Trouble.FAILING, since, f"{times} échoué{_where(facts, scopes)}.", told)


def _late(facts: SourceFacts, scopes: list[ScopeFacts]) -> Alert:
    since = min(one.whole_at for one in scopes if one.whole_at is not None)
    what = f"Plus de récolte complète{_where(facts, scopes)} : il en faut une par nuit."
    return Alert(Trouble.LATE, since, what, _CHECK_SCHEDULE)


def _no_news(facts: SourceFacts, scopes: list[ScopeFacts]) -> Alert:
    since = min(one.fresh_at for one in scopes if one.fresh_at is not None)
    what = f"Plus de nouveautés{_where(facts, scopes)} : il en faut chaque heure de la journée."
    return Alert(Trouble.NO_NEWS, since, what, _CHECK_SCHEDULE)


def _stuck(facts: SourceFacts, scope: ScopeFacts) -> Alert:
    what = f"La récolte en cours ne finit pas{_where(facts, [scope])}."
    todo = f"Arrêtez puis relancez {_SCHEDULE} : ce qui était connu reste proposé, rien n'est perdu."
    return Alert(Trouble.STUCK, scope.running_since, what, todo)


def _shrunk(facts: SourceFacts, scope: ScopeFacts) -> Alert:
    where = _where(facts, [scope])
    many = "1 annonce a" if scope.held_now == 1 else f"{number(scope.held_now)} annonces ont"
    what = f"{many} disparu d'un coup{where}. Tout est encore proposé."
    todo = (
        "Regardez quelques-unes de ces annonces chez le partenaire. Si elles n'y sont plus, retirez-les. "
        "Si elles y sont, ne faites rien : la prochaine récolte les reverra."
    )
    return Alert(Trouble.SHRUNK, scope.whole_at, what, todo, run_id=scope.held_run_id)


def _dwindling(facts: SourceFacts, scope: ScopeFacts) -> Alert:
    seen = f"{number(scope.whole_rows)} propositions au lieu de {number(scope.week_ago_rows or 0)}"
    what = f"{seen} il y a une semaine{_where(facts, [scope])} : elles partent peu à peu."
    todo = (
        "Cherchez chez le partenaire quelques annonces qui ont disparu. Si elles n'y sont plus, tout va bien. "
        "Si elles y sont, prévenez l'équipe technique : dès qu'une récolte les revoit, elles sont proposées de nouveau."
    )
    return Alert(Trouble.DWINDLING, scope.whole_at, what, todo)


def _left(facts: SourceFacts, scope: LeftScope) -> Alert:
    many = "1 fiche est encore montrée" if scope.live == 1 else f"{number(scope.live)} fiches sont encore montrées"
    what = f"{scope_name(scope.scope)} : plus relevé, et {many}."
    again = "Pour le garder, remettez-le dans INGEST_DEPARTMENTS."
    if scope.held_run_id is not None:
        return Alert(Trouble.LEFT, scope.pulled_at, what, f"{again} Sinon, retirez-les.", run_id=scope.held_run_id)
    todo = f"{again} Sinon, tapez «\u00a0alentour ingest leave {facts.slug} {scope.scope}\u00a0»."
    return Alert(Trouble.LEFT, scope.pulled_at, what, todo)


def _rejects(facts: SourceFacts, scope: ScopeFacts) -> Alert:
    share = scope.whole_rejected / max(scope.whole_pulled, 1)
    usual = scope.usual_rejected_share
    read = f"{number(scope.whole_rejected)} annonces refusées sur {number(scope.whole_pulled)}"
    compared = "dès la première récolte" if usual is None else f"au lieu de {_percent(usual)} d'habitude"
    what = f"{read}{_where(facts, [scope])} : {_percent(share)}, {compared}."
    why = "n'écrit pas comme prévu" if usual is None else "a sans doute changé sa façon d'écrire"
    todo = (
        "Lisez pourquoi dans la liste des refus, et envoyez-la à l'équipe technique : "
        f"le partenaire {why}. Ce qui était connu reste proposé."
    )
    return Alert(Trouble.REJECTS, scope.whole_at, what, todo)


_SCHEDULE = "«\u00a0alentour\u00a0schedule\u00a0»"
_CHECK_SCHEDULE = f"Vérifiez que {_SCHEDULE} tourne, puis relancez la récolte."


def _where(facts: SourceFacts, scopes: list[ScopeFacts]) -> str:
    """Which departments are meant, where the source is pulled over several: " (Creuse, Corrèze et 3 autres)"."""
    if len(facts.scopes) < 2:
        return ""
    names = [scope_name(one.scope) for one in scopes]
    if len(names) > 3:
        return f" ({', '.join(names[:2])} et {len(names) - 2} autres)"
    return f" ({', '.join(names)})"


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _next_at(facts: SourceFacts, now: datetime) -> datetime | None:
    if facts.nightly_at is None:
        return None
    if facts.retry_at is not None and _is_tried_again(facts, now):
        return facts.retry_at
    there = now.astimezone(FRANCE)
    tonight = datetime.combine(there.date(), facts.nightly_at, FRANCE)
    return tonight if tonight > there else datetime.combine(there.date() + timedelta(days=1), facts.nightly_at, FRANCE)
