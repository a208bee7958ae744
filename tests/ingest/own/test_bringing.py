"""A file enters as a pull does: what is good is taken, what is not is said, and only a complete one retires."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from ingest.errors import FileUnreadable, UnknownDepartment
from ingest.own import Brought, Fate, bring
from sheets import SHEETS, csv_template, xlsx_template
from tests.ingest.own.conftest import Bring
from tests.make.values import NOON

OFFERS = """Intitulé;Employeur;Commune;Heures par semaine
Aide de cuisine;Auberge du Pont;Aubusson;24
Vendeuse;Fournil du Pont;Bourganeuf;30
"""


def held(engine: Engine, columns: str = "title, place", table: str = "opportunities") -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        found = connection.execute(text(f"select {columns} from {table} where retired_at is null order by 1, 2"))
        return [tuple(row) for row in found]


def fates(brought: Brought) -> list[Fate]:
    return [line.fate for line in brought.preview.lines]


def test_a_dry_run_says_what_would_happen_and_writes_nothing(brought: Bring, town: Engine) -> None:
    told = brought("offres", OFFERS, dry_run=True)

    assert [(line.number, line.fate, line.title) for line in told.preview.lines] == [
        (2, Fate.NEW, "Aide de cuisine"),
        (3, Fate.NEW, "Vendeuse"),
    ]
    assert told.run is None
    assert held(town) == []


def test_an_import_does_what_the_dry_run_said_and_leaves_its_account(brought: Bring, town: Engine) -> None:
    done = brought("offres", OFFERS)

    assert done.run is not None
    assert (done.run.source, done.run.scope, done.run.status, done.run.applied.new) == (
        "departement-offres",
        "23",
        "complete",
        2,
    )
    assert held(town) == [("Aide de cuisine", "Aubusson"), ("Vendeuse", "Bourganeuf")]


def test_the_same_file_again_changes_nothing(brought: Bring) -> None:
    brought("offres", OFFERS)

    again = brought("offres", OFFERS)

    assert fates(again) == [Fate.SAME, Fate.SAME]
    assert again.run is not None
    assert (again.run.applied.new, again.run.applied.changed, again.run.applied.unchanged) == (0, 0, 2)


def test_a_changed_line_says_which_fields_change(brought: Bring, town: Engine) -> None:
    brought("offres", OFFERS)

    changed = brought("offres", OFFERS.replace(";24", ";28"))

    (first, second) = changed.preview.lines
    assert (first.fate, first.changes, second.fate) == (Fate.CHANGED, ("Heures par semaine",), Fate.SAME)
    assert held(town, "conditions ->> 'hours_per_week', title") == [("28.0", "Aide de cuisine"), ("30.0", "Vendeuse")]


def test_a_reference_lets_everything_else_change(brought: Bring, town: Engine) -> None:
    brought("offres", "Référence;Intitulé;Employeur;Commune\n14;Cuisinier;Auberge du Pont;Aubusson\n")

    told = brought("offres", "Référence;Intitulé;Employeur;Commune\n14;Aide de cuisine;Auberge du Pont;Guéret\n")

    assert told.preview.lines[0].changes == ("Intitulé", "Commune")
    assert held(town) == [("Aide de cuisine", "Guéret")]


def test_two_departments_may_number_their_lines_alike(brought: Bring, town: Engine) -> None:
    header = "Référence;Intitulé;Employeur;Commune\n"
    brought("offres", f"{header}14;Cuisinier;Auberge du Pont;Aubusson\n")

    told = brought("offres", f"{header}14;Maçon;Bâti Creuse;Guéret\n", department="87", complete=True)

    assert (fates(told), told.preview.retired_count) == ([Fate.NEW], 0)
    assert held(town, "title, scope") == [("Cuisinier", "23"), ("Maçon", "87")]


def test_a_reference_whose_title_and_employer_change_is_doubted(brought: Bring) -> None:
    header = "Référence;Intitulé;Employeur;Commune\n"
    brought("offres", f"{header}14;Cuisinier;Auberge du Pont;Aubusson\n")

    told = brought("offres", f"{header}14;Maçon;Bâti Creuse;Aubusson\n", dry_run=True)

    (line,) = told.preview.lines
    assert (line.fate, [one.column for one in line.left_aside]) == (Fate.CHANGED, ["Référence"])


def test_a_type_written_later_makes_no_second_opening(brought: Bring) -> None:
    brought("offres", "Type;Intitulé;Employeur;Commune\n;Cuisinier;Auberge du Pont;Aubusson\n")

    again = brought("offres", "Type;Intitulé;Employeur;Commune\nemploi;Cuisinier;Auberge du Pont;Aubusson\n")

    assert fates(again) == [Fate.SAME]


@pytest.mark.parametrize(("complete", "left"), [(False, 2), (True, 1)])
def test_only_a_complete_file_retires_what_it_does_not_hold(
    brought: Bring, town: Engine, *, complete: bool, left: int
) -> None:
    brought("offres", OFFERS)
    shorter = "\n".join(OFFERS.splitlines()[:2])

    foreseen = brought("offres", shorter, complete=complete, dry_run=True)
    brought("offres", shorter, complete=complete)

    assert foreseen.preview.retired == (("Vendeuse",) if complete else ())
    assert len(held(town)) == left


def test_what_a_complete_file_would_take_away_at_once_is_kept_and_told_as_kept(brought: Bring, town: Engine) -> None:
    many = "".join(f"Poste {number};Auberge du Pont;Aubusson;24\n" for number in range(30))
    brought("offres", OFFERS + many)

    foreseen = brought("offres", OFFERS, complete=True, dry_run=True)
    done = brought("offres", OFFERS, complete=True)
    later = brought("offres", OFFERS.splitlines()[0] + "\nVendeuse;Fournil du Pont;Bourganeuf;30\n", complete=True)

    for told in (foreseen, done):
        assert (told.preview.retired, told.preview.held_count) == ((), 30)
    assert (later.preview.retired, later.preview.held_count) == (("Aide de cuisine",), 30)
    assert later.run is not None
    assert (later.run.applied.retired, later.run.applied.held) == (1, 30)
    assert len(held(town)) == 31


def test_a_complete_file_of_missions_leaves_the_offers_alone(brought: Bring, town: Engine) -> None:
    brought("offres", OFFERS)

    brought("missions", "Intitulé;Association;Commune\nTrier des dons;La Ressourcerie;Guéret\n", complete=True)

    assert len(held(town)) == 3


def test_a_line_that_cannot_be_taken_does_not_stop_the_others(brought: Bring, town: Engine) -> None:
    done = brought("offres", OFFERS + "Plombier;;Aubusson;35\n")

    assert fates(done) == [Fate.NEW, Fate.NEW, Fate.REFUSED]
    (wrong,) = done.preview.lines[2].wrong
    assert done.preview.lines[2].title == "Plombier"
    assert (wrong.column, wrong.reason) == ("Employeur", "Cette case est vide.")
    assert done.run is not None
    assert done.run.reasons == {"Cette case est vide": 1}
    assert len(held(town)) == 2


def test_a_refused_line_of_a_complete_file_keeps_what_it_was(brought: Bring, town: Engine) -> None:
    header = "Référence;Intitulé;Employeur;Commune\n"
    brought("offres", f"{header}1;Cuisinier;Auberge du Pont;Aubusson\n")

    told = brought("offres", f"{header}1;Cuisinier;;Aubusson\n", complete=True)

    assert told.preview.retired == ()
    assert held(town) == [("Cuisinier", "Aubusson")]


def test_a_place_that_may_be_several_is_to_be_specified(brought: Bring, town: Engine) -> None:
    done = brought("offres", "Intitulé;Employeur;Commune\nMaçon;Bâti Creuse;Saint-Maurice\n")

    (line,) = done.preview.lines
    assert line.fate is Fate.TO_SPECIFY
    assert line.guesses == ("Saint-Maurice-la-Souterraine (23300)", "Saint-Maurice-près-Crocq (23260)")
    assert held(town) == []


def test_contacts_of_people_are_kept_nowhere(brought: Bring, town: Engine) -> None:
    file = (
        "Intitulé;Employeur;Commune;Contact;Téléphone;Description\n"
        "Maçon;Bâti Creuse;Guéret;Mme Odile Vergnaud;05 55 00 11 22;"
        '"Voir Odile Vergnaud, odile.vergnaud@bati.example, 06 11 22 33 44."\n'
    )

    done = brought("offres", file)

    with town.connect() as connection:
        everything = connection.execute(
            text("select o::text || coalesce(r::text, '') from opportunities o left join rejects r on true")
        ).scalar_one()
    assert done.preview.unknown == ("Téléphone",)
    assert not any(said in everything + str(done) for said in ("Vergnaud", "vergnaud", "06 11", "05 55"))


def test_a_workshop_keeps_its_hours_and_one_that_is_over_is_refused(brought: Bring, town: Engine) -> None:
    done = brought(
        "rendez-vous",
        "Type;Intitulé;Commune;Date;Heure de début;Heure de fin\n"
        "atelier;Refaire son CV;Guéret;24/11/2026;14 h;16h\n"
        "job dating;Les métiers du bois;Aubusson;12/11/2026;9:00;12:00\n",
    )

    assert fates(done) == [Fate.NEW, Fate.REFUSED]
    assert done.preview.lines[1].wrong[0].reason == "C'est déjà passé."
    ((kind, starts, ends),) = held(town, "kind, starts_at at time zone 'UTC', ends_at at time zone 'UTC'")
    assert (kind, f"{starts:%d %H:%M}", f"{ends:%H:%M}") == ("workshop", "24 13:00", "15:00")


def test_a_repeated_stop_of_the_bus_gives_one_row_a_time_at_the_same_hour_all_year(
    brought: Bring, town: Engine
) -> None:
    file = (
        "Commune;Date;Heure de début;Heure de fin;Répéter;Jusqu'au\n"
        "Aubusson;17/03/2027;9:30;12:00;toutes les deux semaines;15/04/2027\n"
    )

    first, second = brought("bus", file), brought("bus", file)

    rows = held(town, "starts_at at time zone 'Europe/Paris', place", "bus_stops")
    assert [f"{starts:%d/%m %H:%M}" for starts, _ in rows] == ["17/03 09:30", "31/03 09:30", "14/04 09:30"]
    assert (fates(first), fates(second)) == ([Fate.NEW], [Fate.SAME])


def test_a_line_that_repeats_since_long_ago_gives_the_times_to_come(brought: Bring, town: Engine) -> None:
    file = "Commune;Date;Heure de début;Heure de fin;Répéter\nAubusson;07/01/2020;9:30;12:00;chaque semaine\n"

    brought("bus", file)
    later = brought("bus", file, now=NOON + timedelta(weeks=2))

    days = [day for (day, _) in held(town, "(starts_at at time zone 'Europe/Paris')::date, place", "bus_stops")]
    assert {day.weekday() for day in days} == {1}
    assert len([day for day in days if day > NOON.date()]) > 50
    assert len(set(days)) == len(days)
    assert later.run is not None
    assert (later.run.applied.new, later.run.applied.unchanged) == (2, 58)


@pytest.mark.parametrize("template", [csv_template, xlsx_template])
@pytest.mark.parametrize("slug", SHEETS)
def test_a_template_can_be_read_and_its_example_is_not_taken(brought: Bring, slug: str, template: Any) -> None:
    with pytest.raises(FileUnreadable, match="aucune ligne remplie"):
        brought(slug, template(SHEETS[slug]))


def test_an_unknown_department_is_told(town: Engine) -> None:
    with pytest.raises(UnknownDepartment):
        bring(town, b"x", SHEETS["offres"], department_code="99", complete=False, dry_run=True, clock=lambda: NOON)
