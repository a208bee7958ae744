"""A small town in the database for tests of the site: one account of each role, what is theirs, and what is not."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from geo import Commune, Communes, FormerCommune
from matching import Kind
from store.accounts.account import Role
from store.reference.communes_and_trades import load_communes
from store.tables import EmployerRow, OpeningSheetRow, UserRow
from tests.make.rows import store_opportunities, store_person, store_rome
from tests.make.values import AUBUSSON, BOURGANEUF, GUERET, NOON, some_opportunity, some_person, some_rome

COMMUNES = Communes(
    (
        Commune("23008", "Aubusson", "23", ("23200",), AUBUSSON, 3_100),
        Commune("23030", "Bourganeuf", "23", ("23400",), BOURGANEUF, 2_500),
        Commune("23096", "Guéret", "23", ("23000",), GUERET, 12_700),
        Commune("23220", "Saint-Maurice-la-Souterraine", "23", ("23300",), GUERET, 1_200),
        Commune("23221", "Saint-Maurice-près-Crocq", "23", ("23260",), AUBUSSON, 100),
    ),
    former=(FormerCommune("Bosmoreau", "23030", "23980"),),
    version="some",
)


@dataclass(frozen=True, slots=True)
class Town:
    """The ids of what the town holds. `own` is the counsellor's or the recruiter's, `foreign` is somebody else's."""

    users: dict[Role, int]
    own_person: int
    foreign_person: int
    beneficiary: int
    live: int
    gone: int
    own_opening: int
    foreign_opening: int
    own_sheet: int
    """Of the own opening; the town's counsellor wrote it for the employer."""
    foreign_sheet: int
    unapproved_recruiter: int
    unapproved_opening: int
    foreign_counsellor: int
    """Of another team."""


def settle_town(session: Session) -> Town:
    """Fills an empty database."""
    load_communes(session.connection(), COMMUNES)
    store_rome(session, some_rome())
    bakery, garage, newcomer = (
        EmployerRow(name=name, insee="23008", approved_at=approved_at)
        for name, approved_at in (("Fournil du Pont", NOON), ("Garage Bellot", NOON), ("Les Deux Rives", None))
    )
    session.add_all((bakery, garage, newcomer))
    session.flush()
    users = {role: _user(session, role, employer_id=bakery.id) for role in Role}
    colleague = _user(session, Role.COUNSELLOR)
    for counsellor in (users[Role.COUNSELLOR], colleague):
        session.get_one(UserRow, counsellor).lead_id = users[Role.TEAM_LEAD]
    person = some_person(wishes=("ménage",), insee="23096", hours_min=20.0)
    opening = some_opportunity("alentour:opening", title="Vendeuse en boulangerie", rome="D1102")
    garage_opening = some_opportunity("alentour:garage", title="Mécanicien")
    new_opening = some_opportunity("alentour:new", title="Serveuse")
    live, _, _, _ = store_opportunities(
        session,
        [
            some_opportunity(),
            some_opportunity("france-travail:2", title="Femme de ménage", rome="K1304", point=BOURGANEUF),
            some_opportunity("immersion-facilitee:1", kind=Kind.IMMERSION, title="Boulanger", rome="D1102"),
            some_opportunity("api-engagement:1", kind=Kind.VOLUNTEERING, title="Aide aux courses", rome=None),
        ],
    )
    (gone,) = store_opportunities(session, [some_opportunity("france-travail:9")], retired_at=NOON - timedelta(days=1))
    (own_opening,) = store_opportunities(session, [opening], employer_id=bakery.id)
    (foreign_opening,) = store_opportunities(session, [garage_opening], employer_id=garage.id)
    return Town(
        users=users,
        own_person=store_person(session, person, counsellor_id=users[Role.COUNSELLOR]),
        foreign_person=store_person(session, person, counsellor_id=colleague, first_name="Bruno"),
        beneficiary=store_person(
            session, person, counsellor_id=colleague, user_id=users[Role.BENEFICIARY], first_name="Chloé"
        ),
        live=live,
        gone=gone,
        own_opening=own_opening,
        foreign_opening=foreign_opening,
        own_sheet=_sheet(session, bakery.id, own_opening, made_by=users[Role.COUNSELLOR]),
        foreign_sheet=_sheet(session, garage.id, foreign_opening, made_by=None),
        unapproved_recruiter=_user(session, Role.RECRUITER, employer_id=newcomer.id),
        foreign_counsellor=_user(session, Role.COUNSELLOR),
        unapproved_opening=store_opportunities(session, [new_opening], employer_id=newcomer.id)[0],
    )


def _sheet(session: Session, employer_id: int, opening_id: int, *, made_by: int | None) -> int:
    row = OpeningSheetRow(
        employer_id=employer_id,
        opportunity_id=opening_id,
        made_by=made_by,
        words="",
        sheet={},
        made_at=NOON,
        changed_at=NOON,
    )
    session.add(row)
    session.flush()
    return row.id


def _user(session: Session, role: Role, *, employer_id: int | None = None) -> int:
    pseudonym = uuid.uuid4()
    row = UserRow(
        pseudonym=pseudonym,
        email=f"{role}-{pseudonym}@creuse.example",
        name="Claire Dubost",
        role=role.value,
        employer_id=employer_id if role is Role.RECRUITER else None,
        created_at=NOON,
    )
    session.add(row)
    session.flush()
    return row.id
