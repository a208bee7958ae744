"""An opening described in an employer's own words, which become a sheet to correct."""

from datetime import datetime
from typing import Annotated

from fastapi import Form
from sqlalchemy.orm import Session

from api.deps import Service
from api.employers.filled import LONGEST_WORDS, WRITE_FRENCH, Filled, filled_from
from api.errors import NotFound
from api.wording.languages import gettext as _
from geo import Commune
from kit import day_in_france, plain_text
from matching import Kind
from matching.words.described import Described, describe
from matching.words.french import is_french
from matching.words.named_work import named_work
from store.accounts import Account
from store.enrolment import employer_of
from store.opening_sheets import open_sheet
from store.openings import openings_of

_FEWEST_LETTERS = 8
MOST_DRAFTS = 50
"""Drafts that an employer may leave unfinished."""

Words = Annotated[str, Form(max_length=2 * LONGEST_WORDS)]


def why_unread(words: str, *, drafts: int) -> str | None:
    """What to say of words that no new sheet is made of: too few, not French, or too many drafts wait already; None
    where one is."""
    if drafts >= MOST_DRAFTS:
        return _("Vous avez déjà beaucoup d'offres à terminer. Terminez-en une, ou effacez-la.")
    if len(words.strip()) < _FEWEST_LETTERS:
        return _("Écrivez une phrase : le travail, les heures, les jours.")
    return None if is_french(words) else str(WRITE_FRENCH)


def describe_opening(
    service: Service, database: Session, employer_id: int, *, words: str, account: Account, now: datetime
) -> int:
    """The number of a new sheet, filled with what the words say. Raises NotFound where the employer is gone."""
    employer = employer_of(database, employer_id)
    if employer is None:
        raise NotFound(_("Cette entreprise n'existe plus."))
    home = service.places.by_insee(employer.insee) if employer.insee else None
    text = plain_text(words, limit=LONGEST_WORDS)
    usual = frozenset(one.rome for one in openings_of(database, employer_id) if one.rome)
    is_company = not (employer.takes_volunteers or employer.says_association)
    filled = read_words(service, text, employer=employer.name, home=home, is_company=is_company, usual=usual, now=now)
    return open_sheet(database, employer_id, words=text, sheet=filled.model_dump(), made_by=account.user_id, now=now)


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
    named = service.places.named(text, home=home) if home else None
    place = (named.sure if named else None) or home
    perhaps = named.perhaps if named else ()
    places = (*((place.name,) if place else ()), *perhaps)
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
    if is_company or not _may_be_unpaid(described):
        return filled
    title = named_work(text, places=places) or filled.title
    return filled.model_copy(update={"kind": "", "title": title, "made_title": title})


def _may_be_unpaid(described: Described) -> bool:
    """Whether only who takes volunteers knows if this is a job: no word says so, nor a contract, a pay or a week."""
    known = described.conditions
    is_hired = known.contract or known.salary or known.hours_per_week
    return described.kind is Kind.JOB and not described.kind_named and not is_hired


def sheet_address(sheet_id: int) -> str:
    """Where a sheet is corrected."""
    return f"/recrutement/fiches/{sheet_id}"
