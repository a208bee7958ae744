"""My data: all that is kept of me on one page, as a file to read and a file for programs, made when I ask."""

from datetime import datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from api.access import MyFile, SignedIn
from api.deps import Database, Now
from api.following.own_data import kept_as_json, kept_told
from api.serving.rendering import render
from api.wording.looks import LookTold, look_told
from store.accounts.account import Account
from store.audit.log import Action, record
from store.audit.looks import looks_at
from store.audit.sealing import log_begins
from store.keeping.own_data import data_kept
from store.people.person import PersonCard

router = APIRouter(include_in_schema=False)

_LOOKED_BACK = timedelta(days=730)
_FILE = 'attachment; filename="mes-donnees-alentour.{}"'


@router.get("/mon-espace/donnees")
def my_data(request: Request, card: MyFile, database: Database, now: Now, account: SignedIn) -> Response:
    """All that is kept of me, in words."""
    record(database, Action.READ_OWN_DATA, account=account, now=now, subject=str(card.pseudonym))
    return render(request, "space/data.html", _context(database, card, account, now))


@router.get("/mon-espace/donnees.html")
def my_data_to_read(request: Request, card: MyFile, database: Database, now: Now, account: SignedIn) -> Response:
    """The same as a file that any browser opens without the site. Made on demand, kept nowhere."""
    record(database, Action.EXPORTED_OWN_DATA, account=account, now=now, subject=str(card.pseudonym))
    headers = {"Content-Disposition": _FILE.format("html")}
    return render(request, "space/data_file.html", _context(database, card, account, now), headers=headers)


@router.get("/mon-espace/donnees.json")
def my_data_for_programs(card: MyFile, database: Database, now: Now, account: SignedIn) -> Response:
    """The same with every column, for another program. Made on demand, kept nowhere."""
    record(database, Action.EXPORTED_OWN_DATA, account=account, now=now, subject=str(card.pseudonym))
    data = data_kept(database, card.id, user_id=account.user_id)
    since = _looked_since(database, now)
    looks = [{"at": look.at.isoformat(), "said": look.said} for look in _looks(database, card, account, since)]
    content = kept_as_json(data, looks=looks, looks_since=since, made_at=now)
    return Response(content, media_type="application/json", headers={"Content-Disposition": _FILE.format("json")})


def _context(database: Session, card: PersonCard, account: Account, now: Now) -> dict[str, object]:
    data = data_kept(database, card.id, user_id=account.user_id)
    since = _looked_since(database, now)
    looks = _looks(database, card, account, since)
    return {"card": card, "kept": kept_told(data), "looks": looks, "looks_since": since, "made_at": now}


def _looked_since(database: Session, now: datetime) -> datetime:
    """Since when looks are told: for two years, or from where the log begins."""
    since, begins = now - _LOOKED_BACK, log_begins(database)
    return since if begins is None else max(since, begins)


def _looks(database: Session, card: PersonCard, account: Account, since: datetime) -> list[LookTold]:
    found = looks_at(database, subject=str(card.pseudonym), own=str(account.pseudonym), since=since)
    return [look_told(one) for one in found]
