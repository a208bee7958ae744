"""Two who write the same thing at the same instant: the second is told in words that it is taken, or stands."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from geo import Means, Mode
from store import session
from store.accounts.account import Role
from store.accounts.staff import AddressTaken, StillFollows, close_account, open_account
from store.employers.enrolment import AddressInUse, NewEmployer, SiretKnown, open_employer, open_recruiter
from store.errors import StoreError
from store.people.handovers import hand_over_people
from store.people.person import change_means
from store.people.profiles import Done, Home, change_experience, change_skills, change_wishes
from store.people.spaces import Newcomer, create_space_link, open_space
from store.tables import EmployerRow, ExperienceRow, MeansRow, PersonRow, SkillRow, UserRow, WishRow
from tests.make.town import settle_town
from tests.make.values import GUERET, NOON
from tests.make.waiting import wait_for_one_who_waits

EMAIL = "lea@creuse.example"
BAKERY = NewEmployer(name="Fournil", siret="73282932000074", insee="23096", phone="")
LEA = Newcomer("Léa", Home(insee="23096", place="Guéret", point=GUERET))


def together(engine: Engine, first: Callable[[Session], object], second: Callable[[Session], object]) -> object:
    """What the second gives, or the fault that it raises, where the first commits while the second waits for it."""

    def attempt() -> object:
        try:
            with session(engine) as opened:
                return second(opened)
        except StoreError as fault:
            return fault

    with ThreadPoolExecutor(1) as other:
        with session(engine) as opened:
            first(opened)
            opened.flush()
            told = other.submit(attempt)
            wait_for_one_who_waits(engine)
        return told.result(timeout=30)


def open_bakery(opened: Session) -> object:
    return open_employer(opened, BAKERY, account=None, now=NOON)


def open_lea(opened: Session) -> object:
    employer = opened.scalars(select(EmployerRow.id)).first() or 0
    return open_recruiter(opened, employer, email=EMAIL, name="Léa", now=NOON)


def open_colleague(opened: Session) -> None:
    open_account(opened, email=EMAIL, name="Léa", role=Role.COUNSELLOR, lead=None, now=NOON)


@pytest.mark.parametrize(
    ("opens", "fault"), [(open_bakery, SiretKnown), (open_lea, AddressInUse), (open_colleague, AddressTaken)]
)
def test_an_account_is_opened_once(engine: Engine, opens: Callable[[Session], object], fault: type) -> None:
    with session(engine) as opened:
        settle_town(opened)

    assert isinstance(together(engine, opens, opens), fault)


def test_two_links_to_one_address_open_one_space(engine: Engine) -> None:
    with session(engine) as opened:
        links = [create_space_link(opened, now=NOON, minutes=60, email=EMAIL) for _ in range(2)]
    opening = [lambda opened, secret=secret: open_space(opened, LEA, secret=secret, now=NOON) for secret in links]

    second = together(engine, *opening)

    assert second.is_new is False  # type: ignore[attr-defined]
    with session(engine) as opened:
        assert opened.scalar(select(func.count()).where(UserRow.email == EMAIL)) == 1
        assert opened.scalar(select(func.count()).select_from(PersonRow)) == 1


@pytest.mark.parametrize(
    "writes",
    (
        lambda opened, person, word: change_wishes(opened, person, [word]),
        lambda opened, person, word: change_skills(opened, person, [word]),
        lambda opened, person, word: change_experience(opened, person, [Done(word, None)]),
        lambda opened, person, word: change_means(opened, person, [Means(Mode.BUS, 30 + len(word))]),
    ),
)
def test_of_two_who_write_one_part_of_a_file_the_second_stands(
    engine: Engine, writes: Callable[[Session, int, str], None]
) -> None:
    with session(engine) as opened:
        person = settle_town(opened).own_person
        writes(opened, person, "ménage")

    fault = together(
        engine,
        lambda opened: writes(opened, person, "couture"),
        lambda opened: writes(opened, person, "cuisine au feu"),
    )

    assert fault is None
    with session(engine) as opened:
        texts = [
            text
            for column in (WishRow.text, SkillRow.text, ExperienceRow.text)
            for text in opened.scalars(select(column))
        ]
        minutes = opened.scalars(select(MeansRow.max_minutes)).all()
    assert "couture" not in texts
    assert 37 not in minutes
    assert "cuisine au feu" in texts or 44 in minutes


def test_an_account_is_not_closed_while_somebody_is_handed_over_to_it(engine: Engine) -> None:
    with session(engine) as opened:
        town = settle_town(opened)
        leaves = opened.get_one(UserRow, town.foreign_counsellor).email or ""
    counsellor = town.users[Role.COUNSELLOR]

    told = together(
        engine,
        lambda opened: hand_over_people(opened, counsellor, to=town.foreign_counsellor, by=counsellor, now=NOON),
        lambda opened: close_account(opened, email=leaves, now=NOON),
    )

    assert isinstance(told, StillFollows)
    with session(engine) as opened:
        assert opened.get_one(PersonRow, town.own_person).counsellor_id == town.foreign_counsellor
