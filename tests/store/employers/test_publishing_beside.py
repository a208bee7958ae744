"""An employer that publishes while somebody approves it: both are done, and neither waits for the other for ever."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

import store.employers.employer
import store.employers.publishing
from store import session
from store.accounts.account import Role, account_of_user
from store.employers.employer import approve_employer, end_approval
from store.employers.opening_sheets import open_sheet, sheet_of
from store.employers.publishing import Wording, publish
from store.locks import lock_catalogue
from tests.fixtures.site import Site
from tests.make.values import AUBUSSON

WAITER = Wording("job", "Serveur", "Le midi", None, None, "23008", "Aubusson", AUBUSSON, {})
MOST_SECONDS = 10.0


@pytest.mark.parametrize("approves", [True, False])
def test_an_approval_that_comes_or_ends_and_a_publishing_meet(
    approves: bool,  # noqa: FBT001 - pytest hands it over by name
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    has_employer, has_catalogue = Event(), Event()
    show, lock = store.employers.publishing.show_approval, lock_catalogue

    def show_once_both_hold(*asked: Any) -> None:
        has_employer.set()
        assert has_catalogue.wait(MOST_SECONDS)
        show(*asked)

    def lock_and_tell(*asked: Any, **how: Any) -> None:
        lock(*asked, **how)
        has_catalogue.set()

    monkeypatch.setattr(store.employers.employer, "show_approval", show_once_both_hold)
    monkeypatch.setattr(store.employers.publishing, "lock_catalogue", lock_and_tell)
    with session(site.engine) as opened:
        counsellor = account_of_user(opened, site.town.users[Role.COUNSELLOR])
        recruiter = account_of_user(opened, site.town.unapproved_recruiter)
        assert counsellor is not None
        assert recruiter is not None
        employer = recruiter.employer_id
        assert employer is not None
        sheet_id = open_sheet(opened, employer, words="Serveur", sheet={}, made_by=recruiter.user_id, now=site.now)

    def decide() -> bool:
        with session(site.engine) as opened:
            if approves:
                return approve_employer(opened, employer, requests_a_month=5, account=counsellor, now=site.now)
            return end_approval(opened, employer, closes_openings=False, account=counsellor, now=site.now)

    def show_to_all() -> int:
        assert has_employer.wait(MOST_SECONDS)
        with session(site.engine) as opened:
            sheet = sheet_of(opened, sheet_id, employer_id=employer)
            assert sheet is not None
            return publish(opened, sheet, WAITER, now=site.now)

    with ThreadPoolExecutor(2) as both:
        decided, published = both.submit(decide), both.submit(show_to_all)
        assert decided.result(MOST_SECONDS)
        assert published.result(MOST_SECONDS)
