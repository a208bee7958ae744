"""What a person could do in a week, out of their ranked list, as a counsellor would count it.

An offer is an hour or two of writing and calling; a mission a half day; a workshop has its own hour; an immersion of a
company's whole hours fills a week alone. How long each lasts: `durations`; where: `at_home`, `presences`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kit import fold
from matching.model import Kind, Person, Strain
from matching.plan.activity import Activity
from matching.plan.at_home import (
    answer,
    asked_again,
    awaited_call,
    by_phone,
    preparation,
    steps_towards,
    useful_any_week,
)
from matching.plan.brief import Brief
from matching.plan.presences import CALLED, WORK, interview, presence
from matching.plan.week import Agreed, Doing, Edits
from matching.reasons import (
    AT_OTHER_HOURS,
    AWAY,
    NOT_IN_TIME,
    WITHOUT_THE_LICENCE,
    Reason,
    is_called_for,
    is_linked,
    is_wished,
)
from matching.scoring.fits import french_of
from matching.scoring.rank import Ranked
from matching.words.wishes.limits import strains_named

UNRANKED_WORTH = 0.5
"""What an opportunity is worth to somebody who turned ranking off: all the same."""
WARNED = 0.6
"""What is left of the worth of what asks more French than the person has: something else of the kind comes first."""
MORE_FRENCH = frozenset({"french", "french_usual"})
NOT_POSSIBLE = AT_OTHER_HOURS | WITHOUT_THE_LICENCE
"""The codes of what a card warns of: nobody is told to spend an hour on what they said they cannot do."""
BEYOND_REACH = 0.25
"""Of the least worth of what is near, what is left to all that lies beyond the minutes accepted: it comes last."""
LITTLE_FRENCH = 2
"""The rank of French (A2) up to which nobody is asked to speak on the phone as an activity."""
_ON_THE_PHONE = re.compile(r"\b(?:appel(?:er|ez|s)?|telephon\w+|ecoute telephonique)\b")
_NO_WAY = NOT_IN_TIME | {"km"}
"""What a card says of a place that no means of the person leads to."""
NEXT_OF_ITS_KIND = 0.93
"""What each further opportunity of a kind is worth, against the one before: a week of one kind wears out."""
IMMERSION_NOTICE_DAYS = 7
"""An agreement has to be signed by three before an immersion: none is in a week that begins sooner."""
MOST_STEPS, MOST_CALLS, MOST_PRESENCES = 7, 2, 8
"""How many are looked at of what is done at home, of the calls after an application, and of what one goes to."""
_SPOKEN_OF_ONCE = frozenset({Doing.ANSWER, Doing.AWAIT_CALL, Doing.MEET})


def activities(person: Person, listed: Sequence[Ranked], brief: Brief) -> tuple[Activity, ...]:
    """What the list offers for the week of `brief`, and what is worth doing any week.

    What was removed is not there, what was kept comes on its days, and what was agreed to is always looked at, as is
    what is to be proposed first. Nobody is called about how it goes where nobody accompanies.
    """
    edits = brief.edits
    found = _near_first(_asked_for(_once(_offered(person, listed, brief)), edits))
    presences = _looked_at([one for one in found if not one.at_home], edits)
    useful = useful_any_week(person, accompanied=brief.accompanied)
    possible = [one for one in (*presences, *_at_home(found, edits), *useful) if one.name not in edits.removed]
    there = {one.name for one in possible}
    edited = (_edited(one if one.after in there else replace(one, after=None), edits) for one in possible)
    return tuple(one if _is_settled(one) else replace(one, since=brief.since) for one in edited)


def _offered(person: Person, listed: Sequence[Ranked], brief: Brief) -> list[Activity]:
    """What there is to do about each row, in their order; what one is led to first of its row."""
    saves_work = any(one.opportunity.id in brief.saved and one.opportunity.kind in WORK for one in listed)
    seen = Counter[Kind]()
    found: list[Activity] = []
    for ranked in listed:
        opportunity = ranked.opportunity
        worth = _worth(ranked, brief.agreed) * NEXT_OF_ITS_KIND ** seen[opportunity.kind]
        left = _left(_of(ranked, person, brief, worth), ranked, person, brief, saves_work=saves_work)
        is_held = opportunity.id == brief.first and opportunity.id in brief.saved
        found.extend(_led(left, is_held=is_held) if brief.leads_to(opportunity.id) else left)
        seen[opportunity.kind] += 1
    return found


def _left(
    offered: Iterable[Activity], ranked: Ranked, person: Person, brief: Brief, *, saves_work: bool
) -> list[Activity]:
    """Of what there is to do about a row, what may be in the week: all that was agreed to or kept; else nothing at
    hours at which nobody can come, nor that asks more French where nobody is led to it, nor an immersion whose hours
    nobody knows, which would take the room of the work that is kept (`saves_work`)."""
    opportunity_id, edits = ranked.opportunity.id, brief.edits
    is_away = opportunity_id in brief.ridden_beyond or any(one.code in AWAY for one in ranked.reasons)
    asks_much = _asks_french_for_nothing_said(ranked) or _asks_to_phone(ranked, person)
    is_for_nobody = asks_much and not brief.leads_to(opportunity_id)
    gives_way = saves_work and opportunity_id not in brief.saved

    def is_free(one: Activity) -> bool:
        return not (is_for_nobody or (is_away and not one.at_home) or (gives_way and _is_of_unknown_length(one)))

    return [
        one
        for one in offered
        if one.name not in edits.removed
        and not (_is_soon(brief) and _needs_notice(one))
        and (one.agreed or one.name in edits.kept or is_free(one))
    ]


def _at_home(found: Sequence[Activity], edits: Edits) -> list[Activity]:
    """The steps that are looked at, and the calls that follow those or what was kept."""
    steps = sorted((one for one in found if one.at_home and one.after is None), key=lambda one: _order(one, edits))[
        :MOST_STEPS
    ]
    names = {one.name for one in steps}
    following = [one for one in found if one.at_home and one.after is not None]
    return [*steps, *[one for one in following if one.after in names or one.name in edits.kept][:MOST_CALLS]]


def why_kept_out(ranked: Ranked, *, could_be: bool, is_ridden_beyond: bool = False) -> Reason:
    """Why nothing about an opportunity is in a week from which nobody took it out; `could_be`: an activity about it
    was among those that the week was made of, and others left it no room; `is_ridden_beyond`: its coach is at hours
    that the person said are not possible."""
    codes, title = {one.code for one in ranked.reasons}, ranked.opportunity.title
    if could_be:
        return Reason("week_out_full", (title,))
    if is_ridden_beyond or codes & (AT_OTHER_HOURS | AWAY):
        return Reason("week_out_hours", (title,))
    if codes & WITHOUT_THE_LICENCE:
        return Reason("week_out_licence", (title,))
    return Reason("week_out_far" if is_beyond_reach(ranked) else "week_out_full", (title,))


def keeps_out(reason: Reason) -> bool:
    """Whether something that goes against an opportunity keeps it out of a week; not what is but to be asked."""
    return not reason.warns or reason.code in NOT_POSSIBLE | AWAY | MORE_FRENCH | {"limit_named"}


def steady_score(ranked: Ranked) -> float:
    """The score in hundredths: an offer grows old by the second, and the week read twice is the same."""
    return round(ranked.score, 2)


def is_beyond_reach(ranked: Ranked) -> bool:
    """Whether the way takes longer than the person accepts or misses the hours of the work, or no means leads there,
    and no transport on demand does."""
    if is_called_for(ranked.reasons):
        return False
    if ranked.way is None:
        return any(one.code in _NO_WAY for one in ranked.reasons)
    return not ranked.way.is_accepted


def _asks_french_for_nothing_said(ranked: Ranked) -> bool:
    """Whether it asks more French than the person has, and no word of theirs speaks for it: nobody's week needs it."""
    return not is_linked(ranked.reasons) and any(one.code in MORE_FRENCH for one in ranked.reasons)


def _asks_to_phone(ranked: Ranked, person: Person) -> bool:
    """Whether it is a mission of phone calls, in French, for somebody who says some words of it."""
    had = french_of(person)
    if had is None or had > LITTLE_FRENCH or ranked.opportunity.kind is not Kind.VOLUNTEERING:
        return False
    is_named = _ON_THE_PHONE.search(fold(ranked.opportunity.title)) is not None
    return is_named or Strain.PHONE in strains_named(ranked.opportunity.conditions)


def _led(offered: Sequence[Activity], *, is_held: bool) -> list[Activity]:
    """What there is to do about an opportunity to propose first, its step put first, else being there; held in the
    week, where the person keeps it."""
    step = next((one for one in offered if one.at_home and one.after is None), None) or next(iter(offered), None)
    return [replace(one, comes_first=one is step, kept=one.kept or (is_held and one is step)) for one in offered]


def _is_of_unknown_length(activity: Activity) -> bool:
    """Whether it is being at an immersion whose hours nobody said: those of a week are but supposed."""
    is_there = activity.kind is Kind.IMMERSION and activity.doing is Doing.TAKE_PART and not activity.is_taken
    return is_there and activity.is_supposed


def _is_far(activity: Activity) -> bool:
    """Whether it is about a place beyond reach that nobody agreed to go to."""
    is_led = activity.agreed or activity.comes_first
    return not is_led and activity.ranked is not None and is_beyond_reach(activity.ranked)


def _near_first(found: Sequence[Activity]) -> list[Activity]:
    """The same, what is far worth less than all that is near."""
    least = min((one.worth for one in found if not _is_far(one)), default=1.0)
    return [replace(one, worth=min(one.worth, least) * BEYOND_REACH) if _is_far(one) else one for one in found]


def _asked_for(found: Sequence[Activity], edits: Edits) -> list[Activity]:
    """Those that a word of the person is linked to, or that somebody keeps: a shorter week is better than what nobody
    asked for. All where none is."""
    linked = [one for one in found if _is_linked(one)]
    return [one for one in found if _is_linked(one) or one.name in edits.kept] if linked else list(found)


def _is_linked(activity: Activity) -> bool:
    """Whether a wish or a past of the person speaks for it, or somebody spoke of it."""
    is_led = activity.agreed or activity.comes_first
    return is_led or activity.ranked is None or is_linked(activity.ranked.reasons)


def _once(found: Sequence[Activity]) -> list[Activity]:
    """The same, with one meeting an employer and title, as a job and its trial are spoken of together, and the same
    mission once, whichever association offers it: one that was agreed to, else the best."""
    there, kept = set[tuple[Doing, str | None, str]](), []
    for one in sorted(found, key=lambda one: not one.agreed):
        about = _told_apart(one)
        if about is None or about not in there:
            kept.append(one)
        if about is not None:
            there.add(about)
    return sorted(kept, key=found.index)


def _order(activity: Activity, edits: Edits) -> tuple[bool, bool, bool, bool]:
    """In which order steps are looked at, those alike in it as they stand in the list."""
    is_kept = activity.name in edits.kept
    return not is_kept, not activity.comes_first, _is_far(activity), _is_by_words_alone(activity)


def without_words_alone(found: Sequence[Activity]) -> Sequence[Activity]:
    """The same without what but shares words with those of the person; all where nothing else is about an offer."""
    left = [one for one in found if not _is_by_words_alone(one)]
    return left if any(one.ranked is not None for one in left) else found


def _is_by_words_alone(activity: Activity) -> bool:
    """Whether all that speaks for it are words that it shares with the person's, and neither they nor anybody else
    spoke of it."""
    if activity.ranked is None or activity.agreed or activity.comes_first or activity.kept:
        return False
    return is_linked(activity.ranked.reasons) and not is_wished(activity.ranked.reasons)


def _told_apart(activity: Activity) -> tuple[Doing, str | None, str] | None:
    """What two activities share that are one; None for what is another each time."""
    if activity.ranked is None:
        return None
    if activity.doing in _SPOKEN_OF_ONCE:
        return activity.doing, activity.ranked.opportunity.employer, activity.what
    return (activity.doing, None, fold(activity.what)) if activity.kind is Kind.VOLUNTEERING else None


def _is_settled(activity: Activity) -> bool:
    """Whether its days are set by what was got, by whoever meets the person, or by who keeps it there."""
    return activity.is_taken or activity.has_its_day or bool(activity.held_at)


def _is_soon(brief: Brief) -> bool:
    """Whether the week begins too soon for an agreement to be signed before."""
    return brief.asked_on is not None and (brief.monday - brief.asked_on).days < IMMERSION_NOTICE_DAYS


def _needs_notice(activity: Activity) -> bool:
    """Whether an agreement has to be signed before one may come."""
    return activity.kind is Kind.IMMERSION and activity.doing is Doing.TAKE_PART and not activity.is_taken


def _worth(ranked: Ranked, agreed: Agreed) -> float:
    """What an hour of it is worth, less where it asks more French and nobody agreed to it."""
    worth = steady_score(ranked) if ranked.parts else UNRANKED_WORTH
    warned = ranked.opportunity.id not in agreed.ids and any(one.code in MORE_FRENCH for one in ranked.reasons)
    return worth * (WARNED if warned else 1.0)


def _looked_at(presences: Sequence[Activity], edits: Edits) -> list[Activity]:
    """What one may go to: what was kept or led to, then the best of each kind, then the others by rank.

    Eight of them so chosen make as good a week as the first ten (120 weeks of `alentour bench plan`: 0.1 % better, as
    many kinds), in four fifths of the time; the first eight lose up to a quarter where a kind stands low in the list.
    """
    best = {one.kind: one.name for one in reversed(presences)}.values()
    held = {one.name for one in presences if one.agreed or one.comes_first} | edits.kept.keys()
    return sorted(presences, key=lambda one: (one.name not in held, one.name not in best))[:MOST_PRESENCES]


def _edited(activity: Activity, edits: Edits) -> Activity:
    """The activity, held to the days and hours on which it was kept, where it still can be on as many days."""
    held_at = edits.kept.get(activity.name, {})
    days = frozenset(held_at) & activity.days
    if len(days) < activity.sessions:
        return activity
    return replace(activity, days=days, kept=True, held_at=held_at)


def _of(ranked: Ranked, person: Person, brief: Brief, worth: float) -> Iterable[Activity]:
    """What there is to do about an opportunity: about one that was spoken of with its employer, that alone; nothing
    about one that is not possible, unless it was agreed to, or that came to nothing."""
    opportunity, agreed = ranked.opportunity, brief.agreed
    offered: Iterable[Activity] = ()
    if opportunity.id in agreed.ids:
        offered = (replace(one, agreed=True) for one in _agreed(ranked, person, brief, worth))
    elif opportunity.id not in agreed.over and _is_accepted(ranked, person) and not _is_impossible(ranked):
        offered = _proposed(ranked, person, brief, worth)
    return filter(None, map(by_phone, offered)) if opportunity.id in brief.called else offered


def _is_accepted(ranked: Ranked, person: Person) -> bool:
    """Whether it is of a kind that the person accepts."""
    return person.open_to is None or ranked.opportunity.kind in person.open_to


def _is_impossible(ranked: Ranked) -> bool:
    """Whether its card warns of hours, days or a licence."""
    return any(one.code in NOT_POSSIBLE for one in ranked.reasons)


def _agreed(ranked: Ranked, person: Person, brief: Brief, worth: float) -> Iterator[Activity]:
    """What there is left to do about what was agreed to: what came last of it, and nothing that came before."""
    opportunity_id, agreed, monday = ranked.opportunity.id, brief.agreed, brief.monday
    told = None if opportunity_id is None else agreed.interviews.get(opportunity_id)
    until = None if opportunity_id is None else agreed.asked.get(opportunity_id)
    if opportunity_id in agreed.taken:
        yield from presence(ranked, person, brief, worth, is_taken=True)
    elif told is not None:
        yield from interview(ranked, told, brief, worth)
    elif opportunity_id in agreed.undated:
        yield preparation(ranked, person, worth)
    elif opportunity_id in agreed.meetings:
        yield awaited_call(ranked, person, worth)
    elif until is not None:
        yield from answer(ranked, person, monday, worth, until=until)
    elif opportunity_id in agreed.unanswered:
        yield asked_again(ranked, person, worth)
    else:
        yield from _proposed(ranked, person, brief, worth, is_made=opportunity_id in agreed.applied)


def _proposed(
    ranked: Ranked, person: Person, brief: Brief, worth: float, *, is_made: bool = False
) -> Iterator[Activity]:
    """Being there, and the step towards it; `is_made` where the person made that step."""
    if ranked.opportunity.kind in CALLED:
        yield from presence(ranked, person, brief, worth)
    yield from steps_towards(ranked, person, brief.monday, worth, is_made=is_made)
