"""A letter of what is new: as often as its reader chose, never at night, and nothing that is over."""

from datetime import timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import update

import store
from api.mail.sender import post_due_alerts
from api.mail.server import MailServer
from store.tables import OpportunityRow
from tests.api.mail.conftest import MONDAY, Post, body


def test_news_leaves_once_a_week_for_who_chose_so_and_not_for_who_did_not(post_office: Post) -> None:
    post_office.alert(post_office.town.live)
    post_office.sender().round()
    unasked = len(post_office.server.taken)
    post_office.choose("weekly")

    for hours in (0, 1, 24):
        post_office.now = MONDAY + timedelta(hours=hours)
        post_office.sender().round()
    post_office.now = MONDAY + timedelta(days=1)
    post_office.alert(post_office.town.own_opening)
    post_office.sender().round()
    this_week = len(post_office.server.taken)
    post_office.now = MONDAY + timedelta(weeks=1)
    post_office.sender().round()

    assert (unasked, this_week, len(post_office.server.taken)) == (0, 1, 2)
    assert "Vendeuse en boulangerie" in body(post_office.server.messages[1])
    assert "entretien" not in body(post_office.server.messages[1])


def test_news_at_once_is_one_letter_an_hour_and_none_at_night(post_office: Post) -> None:
    post_office.choose("at_once")
    post_office.alert(post_office.town.live)
    post_office.sender().round()
    post_office.alert(post_office.town.own_opening)
    post_office.now += timedelta(minutes=10)
    post_office.sender().round()
    this_hour = len(post_office.server.taken)
    post_office.now = MONDAY.replace(hour=22)
    post_office.sender().round()
    at_night = len(post_office.server.taken)
    post_office.now = MONDAY + timedelta(days=1)
    post_office.sender().round()

    assert (this_hour, at_night, len(post_office.server.taken)) == (1, 1, 2)


def test_an_offer_that_ended_since_is_not_told(post_office: Post) -> None:
    post_office.choose("weekly")
    post_office.alert(post_office.town.own_opening)
    with store.session(post_office.engine) as session:
        ended = update(OpportunityRow).where(OpportunityRow.id == post_office.town.own_opening)
        session.execute(ended.values(retired_at=MONDAY))

    post_office.sender().round()

    assert not post_office.server.taken


def test_what_arrives_while_a_letter_leaves_is_told_by_the_next_one(
    post_office: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post_office.choose("at_once")
    post_office.alert(post_office.town.live)
    send = MailServer.send

    def slow(server: MailServer, message: EmailMessage) -> None:
        send(server, message)
        if len(post_office.server.taken) == 1:
            post_office.alert(post_office.town.own_opening)

    monkeypatch.setattr(MailServer, "send", slow)
    post_office.sender().round()
    post_office.now += timedelta(hours=1)
    post_office.sender().round()

    first, second = (body(message) for message in post_office.server.messages)
    assert "Vendeuse en boulangerie" not in first
    assert "Vendeuse en boulangerie" in second


def test_news_that_is_over_makes_no_letter_at_all(post_office: Post) -> None:
    post_office.choose("weekly")
    post_office.alert(post_office.town.gone)

    with store.session(post_office.engine) as session:
        assert post_due_alerts(session, now=MONDAY) == 0
