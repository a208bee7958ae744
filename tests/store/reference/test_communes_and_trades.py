"""Communes and trades are merged row by row: what is the same is not touched, what is used is not deleted."""

from dataclasses import replace

import numpy as np
from sqlalchemy import text
from sqlalchemy.orm import Session

from geo import Commune, Communes, FormerCommune, Outline, Point
from store.reference.communes_and_trades import (
    Changes,
    RomeRows,
    load_communes,
    load_outlines,
    load_rome,
    read_communes,
    rome_rows,
)
from store.tables import EmployerRow

GUERET = Commune("23096", "Guéret", "23", ("23000",), Point(46.16321, 1.87001), 12_734)
AUBUSSON = Commune("23008", "Aubusson", "23", ("23200",), Point(45.95, 2.16), 3_083)
CANS = Commune("48166", "Cans et Cévennes", "48", (), None, 289)

ROME = RomeRows(
    version="460",
    trades=[("D1102", "Boulanger / Boulangère", False), ("D1104", "Pâtissier / Pâtissière", False)],
    titles=[("D1102", "Boulanger / Boulangère", False, "11"), ("D1102", "pain", True, None)],
    relations=[("D1102", "D1104", 1), ("D1104", "D1102", 1)],
    skills=[("D1102", "100", "Pétrir la pâte", True)],
    contexts=[("D1102", "300", "Travail de nuit")],
)


def load(session: Session, *communes: Commune) -> Changes:
    return load_communes(session.connection(), Communes(communes, version="2024"))


def test_communes_are_read_back_exactly_with_or_without_a_centre(session: Session) -> None:
    load(session, GUERET, AUBUSSON, CANS)
    read = read_communes(session)
    assert list(read) == [AUBUSSON, GUERET, CANS]
    assert read.version == "2024"


def test_a_second_load_of_communes_touches_no_row(session: Session) -> None:
    load(session, GUERET, CANS)
    assert load(session, GUERET, CANS) == Changes("communes", given=2, inserted=0, updated=0, deleted=0)


def test_a_moved_commune_is_updated_alone(session: Session) -> None:
    load(session, GUERET, AUBUSSON)
    moved = replace(GUERET, point=Point(46.16322, 1.87001))
    assert load(session, moved, AUBUSSON) == Changes("communes", given=2, inserted=0, updated=1, deleted=0)
    assert read_communes(session).by_insee("23096") == moved


def test_a_commune_that_gains_a_centre_is_updated(session: Session) -> None:
    load(session, CANS)
    assert load(session, replace(CANS, point=Point(44.3, 3.6))).updated == 1


def triangle(commune: Commune, *, size: float = 0.1) -> Outline:
    assert commune.point is not None
    lat, lon = commune.point.lat, commune.point.lon
    corners = ((-size, -size), (size, -size), (0.0, size), (-size, -size))
    return Outline(((np.array([[lon + east, lat + north] for east, north in corners]),),))


def draw(session: Session, *departments: str, **outlines: Outline | None) -> tuple[int, int, int]:
    by_commune = {insee.removeprefix("of_"): outline for insee, outline in outlines.items()}
    changes = load_outlines(session.connection(), by_commune, departments=departments)
    return changes.inserted, changes.updated, changes.deleted


def test_outlines_are_merged_one_by_one(session: Session) -> None:
    load(session, GUERET, AUBUSSON)
    both = {"of_23096": triangle(GUERET), "of_23008": triangle(AUBUSSON)}
    assert draw(session, "23", **both) == (2, 0, 0)
    assert draw(session, "23", **both) == (0, 0, 0)
    assert draw(session, "23", **both | {"of_23008": triangle(AUBUSSON, size=0.2)}) == (0, 1, 0)


def test_an_outline_goes_only_where_its_department_was_given_again(session: Session) -> None:
    load(session, GUERET, AUBUSSON, CANS)
    draw(session, "23", of_23096=triangle(GUERET), of_23008=triangle(AUBUSSON))
    assert draw(session, "48", of_48166=triangle(GUERET)) == (1, 0, 0)
    assert draw(session, "23", of_23096=triangle(GUERET), of_23008=None) == (0, 0, 0)
    assert draw(session, "23", of_23096=triangle(GUERET)) == (0, 0, 1)


def test_a_border_that_crosses_itself_is_mended(session: Session) -> None:
    load(session, GUERET)
    bow_tie = np.array([[1.8, 46.1], [1.9, 46.2], [1.9, 46.1], [1.8, 46.2], [1.8, 46.1]])
    assert draw(session, "23", of_23096=Outline(((bow_tie,),))) == (1, 0, 0)
    assert session.scalar(text("select bool_and(st_isvalid(outline)) from commune_outlines"))


def test_old_names_are_read_back_and_go_with_the_next_load(session: Session) -> None:
    combe, pre = FormerCommune("La Combe", "23008", "23991"), FormerCommune("Le Pré", "23096")
    load_communes(session.connection(), Communes((GUERET, AUBUSSON), former=(combe, pre)))
    assert read_communes(session).former == (combe, pre)

    load_communes(session.connection(), Communes((GUERET, AUBUSSON), former=(replace(combe, code="23992"),)))
    assert read_communes(session).former == (FormerCommune("La Combe", "23008", "23992"),)


def test_a_vanished_commune_takes_its_old_names_along(session: Session) -> None:
    load_communes(session.connection(), Communes((GUERET, AUBUSSON), former=(FormerCommune("La Combe", "23008"),)))
    load(session, GUERET)
    assert read_communes(session).former == ()


def test_a_vanished_commune_is_deleted(session: Session) -> None:
    load(session, GUERET, AUBUSSON)
    assert load(session, GUERET).deleted == 1
    assert list(read_communes(session)) == [GUERET]


def test_a_vanished_commune_stays_while_an_employer_is_there(session: Session) -> None:
    load(session, GUERET, AUBUSSON)
    session.add(EmployerRow(name="Boulangerie de la Terrade", insee="23008"))
    session.flush()
    assert load(session, GUERET).deleted == 0


def test_the_searched_name_is_folded(session: Session) -> None:
    load(session, replace(AUBUSSON, name="St-Sulpice-le-Guérétois"))
    assert session.scalar(text("select search_name from communes")) == "saint sulpice le gueretois"


def test_the_taxonomy_is_read_back_as_it_was_given(session: Session) -> None:
    load_rome(session.connection(), ROME)
    assert rome_rows(session) == ROME


def test_a_second_load_of_the_taxonomy_touches_no_row(session: Session) -> None:
    load_rome(session.connection(), ROME)
    again = load_rome(session.connection(), ROME)
    assert [(change.inserted, change.updated, change.deleted) for change in again] == [(0, 0, 0)] * 5


def test_changes_of_the_taxonomy_are_counted_by_table(session: Session) -> None:
    load_rome(session.connection(), ROME)
    newer = replace(
        ROME,
        trades=[("D1102", "Boulanger / Boulangère", True), ROME.trades[1]],
        titles=[("D1102", "Boulanger / Boulangère", False, "11"), ("D1102", "fournil", True, None)],
        relations=[("D1102", "D1104", 2)],
        skills=[],
        contexts=[("D1102", "300", "Travail la nuit")],
    )
    changes = {change.table: change for change in load_rome(session.connection(), newer)}
    assert changes["rome_codes"] == Changes("rome_codes", given=2, inserted=0, updated=1, deleted=0)
    assert changes["rome_titles"] == Changes("rome_titles", given=2, inserted=1, updated=0, deleted=1)
    assert changes["rome_relations"] == Changes("rome_relations", given=1, inserted=0, updated=1, deleted=1)
    assert changes["rome_skills"] == Changes("rome_skills", given=0, inserted=0, updated=0, deleted=1)
    assert changes["rome_contexts"] == Changes("rome_contexts", given=1, inserted=0, updated=1, deleted=0)


def test_a_vanished_trade_is_deleted_with_what_hangs_on_it(session: Session) -> None:
    load_rome(session.connection(), ROME)
    changes = load_rome(session.connection(), RomeRows(version="461", trades=[ROME.trades[1]]))
    assert changes[0].deleted == 1
    assert rome_rows(session) == RomeRows(version="461", trades=[ROME.trades[1]])


def test_a_vanished_trade_stays_while_an_opportunity_names_it(session: Session) -> None:
    load_rome(session.connection(), ROME)
    session.execute(text("insert into sources (slug, label) values ('alentour', 'Alentour')"))
    session.execute(
        text(
            "insert into opportunities (source, source_key, scope, kind, title, description, rome, conditions,"
            " content_hash, first_seen_at, changed_at)"
            " values ('alentour', '1', 'all', 'job', 'Boulanger', '', 'D1102', '{}', '', now(), now())"
        )
    )
    load_rome(session.connection(), RomeRows(version="461", trades=[ROME.trades[1]]))
    assert [code for code, _, _ in rome_rows(session).trades] == ["D1102", "D1104"]
