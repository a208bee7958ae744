"""How the sources fare: one place that decides, for the page, the command, the API and the metrics alike.

A source is fine, or a person has something to look at. What that is, since when, and what to do is said in French.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from kit import FRANCE, Phrase, marked, phrase
from store.pulls.held import is_suspect
from store.pulls.sources import LeftScope, ScopeFacts, SourceFacts, scope_name, source_facts
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
    says: Phrase
    asks: Phrase
    run_id: int | None = None
    """The run whose retirements wait for a person's word, where that is the trouble."""

    @property
    def what(self) -> str:
        """What is wrong, in French."""
        return self.says.told()

    @property
    def todo(self) -> str:
        """What to do, in French."""
        return self.asks.told()


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
        todo = phrase(marked("Relancez la récolte, ou attendez celle de cette nuit."))
        yield Alert(Trouble.NEVER, None, phrase(marked("Jamais récoltée.")), todo)
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
    worst, where = max(scopes, key=lambda one: one.failures), _where(facts, scopes)
    if worst.failures < 2:
        what = phrase(marked("La dernière récolte a échoué%(where)s."), where=where)
    else:
        what = phrase(marked("Les %(many)s dernières récoltes ont échoué%(where)s."), many=worst.failures, where=where)
    since = min((one.failing_since for one in scopes if one.failing_since is not None), default=None)
    known = worst.run.message if worst.run is not None else None
    return Alert(Trouble.FAILING, since, what, phrase(known or marked("Relancez la récolte.")))


def _late(facts: SourceFacts, scopes: list[ScopeFacts]) -> Alert:
    since = min(one.whole_at for one in scopes if one.whole_at is not None)
    told = marked("Plus de récolte complète%(where)s : il en faut une par nuit.")
    return Alert(Trouble.LATE, since, phrase(told, where=_where(facts, scopes)), _CHECK_SCHEDULE)


def _no_news(facts: SourceFacts, scopes: list[ScopeFacts]) -> Alert:
    since = min(one.fresh_at for one in scopes if one.fresh_at is not None)
    told = marked("Plus de nouveautés%(where)s : il en faut chaque heure de la journée.")
    return Alert(Trouble.NO_NEWS, since, phrase(told, where=_where(facts, scopes)), _CHECK_SCHEDULE)


def _stuck(facts: SourceFacts, scope: ScopeFacts) -> Alert:
    what = phrase(marked("La récolte en cours ne finit pas%(where)s."), where=_where(facts, [scope]))
    told = marked("Arrêtez puis relancez %(order)s : ce qui était connu reste proposé, rien n'est perdu.")
    return Alert(Trouble.STUCK, scope.running_since, what, phrase(told, order=_SCHEDULE))


def _shrunk(facts: SourceFacts, scope: ScopeFacts) -> Alert:
    where = _where(facts, [scope])
    if scope.held_now == 1:
        what = phrase(marked("1 annonce a disparu d'un coup%(where)s. Tout est encore proposé."), where=where)
    else:
        told = marked("%(many)s annonces ont disparu d'un coup%(where)s. Tout est encore proposé.")
        what = phrase(told, many=scope.held_now, where=where)
    todo = phrase(
        marked(
            "Regardez quelques-unes de ces annonces chez le partenaire. Si elles n'y sont plus, retirez-les. "
            "Si elles y sont, ne faites rien : la prochaine récolte les reverra."
        )
    )
    return Alert(Trouble.SHRUNK, scope.whole_at, what, todo, run_id=scope.held_run_id)


def _dwindling(facts: SourceFacts, scope: ScopeFacts) -> Alert:
    what = phrase(
        marked("%(now)s propositions au lieu de %(before)s il y a une semaine%(where)s : elles partent peu à peu."),
        now=scope.whole_rows,
        before=scope.week_ago_rows or 0,
        where=_where(facts, [scope]),
    )
    todo = phrase(
        marked(
            "Cherchez chez le partenaire quelques annonces qui ont disparu. Si elles n'y sont plus, tout va bien. "
            "Si elles y sont, prévenez l'équipe technique. Dès qu'une récolte les revoit, elles reviennent."
        )
    )
    return Alert(Trouble.DWINDLING, scope.whole_at, what, todo)


def _left(facts: SourceFacts, scope: LeftScope) -> Alert:
    where = scope_name(scope.scope)
    if scope.live == 1:
        what = phrase(marked("%(where)s : plus relevé, et 1 fiche est encore montrée."), where=where)
    else:
        told = marked("%(where)s : plus relevé, et %(many)s fiches sont encore montrées.")
        what = phrase(told, where=where, many=scope.live)
    if scope.held_run_id is not None:
        todo = phrase(marked("Pour le garder, remettez-le dans %(setting)s. Sinon, retirez-les."), setting=_DEPARTMENTS)
        return Alert(Trouble.LEFT, scope.pulled_at, what, todo, run_id=scope.held_run_id)
    told = marked("Pour le garder, remettez-le dans %(setting)s. Sinon, tapez « %(order)s ».")
    order = f"alentour ingest leave {facts.slug} {scope.scope}"
    return Alert(Trouble.LEFT, scope.pulled_at, what, phrase(told, setting=_DEPARTMENTS, order=order))


def _rejects(facts: SourceFacts, scope: ScopeFacts) -> Alert:
    usual = scope.usual_rejected_share
    figures: dict[str, int | str | Phrase] = {
        "many": scope.whole_rejected,
        "read": scope.whole_pulled,
        "where": _where(facts, [scope]),
        "share": _percent(scope.whole_rejected / max(scope.whole_pulled, 1)),
    }
    if usual is None:
        told = marked("%(many)s annonces refusées sur %(read)s%(where)s : %(share)s, dès la première récolte.")
        what = phrase(told, **figures)
        why = marked("le partenaire n'écrit pas comme prévu")
    else:
        told = marked("%(many)s annonces refusées sur %(read)s%(where)s : %(share)s, au lieu de %(usual)s d'habitude.")
        what = phrase(told, **figures, usual=_percent(usual))
        why = marked("le partenaire a sans doute changé sa façon d'écrire")
    todo = phrase(
        marked(
            "Lisez pourquoi dans la liste des refus, et envoyez-la à l'équipe technique : %(why)s. "
            "Ce qui était connu reste proposé."
        ),
        why=phrase(why),
    )
    return Alert(Trouble.REJECTS, scope.whole_at, what, todo)


_DEPARTMENTS = "INGEST_DEPARTMENTS"
_SCHEDULE = "«\u00a0alentour\u00a0schedule\u00a0»"
_CHECK_SCHEDULE = phrase(marked("Vérifiez que %(order)s tourne, puis relancez la récolte."), order=_SCHEDULE)


def _where(facts: SourceFacts, scopes: list[ScopeFacts]) -> Phrase:
    """Which departments are meant, where the source is pulled over several: " (Creuse, Corrèze et 3 autres)"."""
    if len(facts.scopes) < 2:
        return phrase("")
    names = [scope_name(one.scope) for one in scopes]
    if len(names) > 3:
        return phrase(marked(" (%(names)s et %(many)s autres)"), names=", ".join(names[:2]), many=len(names) - 2)
    return phrase(f" ({', '.join(names)})")


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
