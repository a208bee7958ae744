"""An opening described in an employer's own words, which become a sheet to correct."""

import re
from datetime import datetime
from typing import Annotated

from fastapi import Form
from sqlalchemy.orm import Session

from api.deps import Service
from api.employers.filled import LONGEST_WORDS, WRITE_FRENCH, Filled, filled_from
from api.errors import NotFound
from api.wording.languages import gettext
from geo import Commune
from kit import day_in_france, flat, plain_text
from matching import Kind
from matching.words.described.from_today import dated
from matching.words.described.named_work import named_work
from matching.words.described.opening import Described, describe
from matching.words.described.several import each_sought
from matching.words.law.french import is_french
from store.accounts.account import Account
from store.employers.enrolment import employer_of
from store.employers.opening_sheets import open_sheet
from store.employers.openings import openings_of

_FEWEST_LETTERS = 8
MOST_DRAFTS = 50
"""Drafts that an employer may leave unfinished."""

_ROUND = re.compile(r"\b(?:livr(?:er|ez|aisons?|eu(?:r|se)s?)|tournees?)\b")
"""Work that goes from place to place, and begins at the employer's."""

Words = Annotated[str, Form(max_length=2 * LONGEST_WORDS)]


def why_unread(words: str, *, drafts: int) -> str | None:
    """What to say of words that no new sheet is made of: too few, not French, or too many drafts wait already; None
    where one is."""
    if drafts >= MOST_DRAFTS:
        return gettext("Vous avez déjà beaucoup d'offres à terminer. Terminez-en une, ou effacez-la.")
    if len(words.strip()) < _FEWEST_LETTERS:
        return gettext("Écrivez une phrase : le travail, les heures, les jours.")
    return None if is_french(words) else str(WRITE_FRENCH)


def describe_openings(
    service: Service, database: Session, employer_id: int, *, words: str, account: Account, now: datetime
) -> int:
    """The number of the first of the new sheets: one for each trade that is sought, filled with what is said of it.

    Raises NotFound where the employer is gone.
    """
    employer = employer_of(database, employer_id)
    if employer is None:
        raise NotFound(gettext("Cette entreprise n'existe plus."))
    home = service.places.by_insee(employer.insee) if employer.insee else None
    text = plain_text(words, limit=LONGEST_WORDS)
    usual = frozenset(one.rome for one in openings_of(database, employer_id) if one.rome)
    is_company = not (employer.takes_volunteers or employer.says_association)
    knowledge = service.matcher.knowledge
    texts = each_sought(text, titles=knowledge.titles, rome=knowledge.rome) or (text,)
    read = [
        read_words(service, one, employer=employer.name, home=home, is_company=is_company, usual=usual, now=now)
        for one in texts
    ]
    sheet_id = 0
    for at, (one, filled) in reversed([*enumerate(zip(texts, read, strict=True))]):  # the first is the newest draft
        beside = [other.title or texts[place] for place, other in enumerate(read) if place != at]
        sheet = filled.model_copy(update={"beside": beside}).model_dump()
        sheet_id = open_sheet(database, employer_id, words=one, sheet=sheet, made_by=account.user_id, now=now)
    return sheet_id


def read_words(
    service: Service,
    text: str,
    *,
    employer: str,
    home: Commune | None,
    is_company: bool,
    now: datetime,
    usual: frozenset[str] = frozenset(),
) -> Filled:
    """The form filled with what the words of the employer of this name say, who is at `home` and usually looks for the
    trades `usual`; `is_company`: who takes no volunteers."""
    knowledge = service.matcher.knowledge
    text = dated(text, day_in_france(now))
    place, part, perhaps = _places_told(service, text, home)
    places = (*((place.name,) if place else ()), *perhaps, *((part,) if part else ()))
    described = describe(
        text,
        employer=employer,
        titles=knowledge.titles,
        rome=knowledge.rome,
        today=day_in_france(now),
        usual=usual,
        is_company=is_company,
        places=places,
    )
    filled = filled_from(described, words=text, place=place, perhaps=perhaps)
    if part:  # which commune it begins is for the employer to choose
        filled = filled.model_copy(update={"place": part, "commune": ""})
    if is_company or not _may_be_unpaid(described):
        return filled
    title = named_work(text, places=places) or filled.title
    return filled.model_copy(update={"kind": "", "title": title, "made_title": title})


def _places_told(service: Service, text: str, home: Commune | None) -> tuple[Commune | None, str, tuple[str, ...]]:
    """The commune of the work, what is written of one that is to be chosen, and the others that are named.

    Where several are named, or those of a round, the employer's own stays, and the others are asked about.
    """
    if home is None:
        return None, "", ()
    named = service.places.named(text, home=home)
    written = service.places.written(named.part) if named.part else None
    if written is not None and (written.commune or written.choices):
        return (written.commune, "", ()) if written.commune else (None, named.part, ())
    of_a_round = named.sure is not None and _ROUND.search(flat(text))
    others = (named.sure.name,) if named.sure and of_a_round else () if named.part else named.perhaps
    place = home if of_a_round else named.sure or home
    return place, "", tuple(one for one in others if one != place.name or len(others) > 1)


def _may_be_unpaid(described: Described) -> bool:
    """Whether only who takes volunteers knows if this is a job: no word says so, nor a contract, a pay or a week."""
    known = described.conditions
    is_hired = known.contract or known.salary or known.hours_per_week
    return described.kind is Kind.JOB and not described.kind_named and not is_hired


def sheet_address(sheet_id: int) -> str:
    """Where a sheet is corrected."""
    return f"/recrutement/fiches/{sheet_id}"
