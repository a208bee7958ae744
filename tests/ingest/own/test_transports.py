"""A department declares its transports on demand in a sheet: names become communes, words become days."""

from datetime import timedelta

from sqlalchemy import Engine, text

from geo import OnDemand
from ingest.own import Fate
from store import session
from store.catalogue.on_demand import read_on_demand
from store.pulls.health import BY_HAND, source_healths
from tests.ingest.own.conftest import Bring
from tests.make.values import NOON

HEADER = "Nom;Téléphone;Communes;Jours;De;À;Réservation;Tarif;Lien\n"
PLATEAU = (
    'Navette du plateau;05.36.49.00.12;"Aubusson ; 23400 Bourganeuf";lundi à vendredi;7 h;19:00;'
    "la veille avant 17 h;2 € le trajet;https://navette.example/plateau\n"
)
TAXI = "Taxi-bus;05 36 49 00 13;tout le département;mardi, jeudi;;;;;\n"


def running(engine: Engine) -> tuple[OnDemand, ...]:
    with session(engine) as opened:
        return read_on_demand(opened)


def test_a_line_becomes_a_transport(brought: Bring, town: Engine) -> None:
    done = brought("transports", HEADER + PLATEAU)

    assert [(line.fate, line.title) for line in done.preview.lines] == [(Fate.NEW, "Navette du plateau")]
    assert running(town) == (
        OnDemand(
            "Navette du plateau",
            "05 36 49 00 12",
            frozenset({"23008", "23030"}),
            frozenset(range(5)),
            starts=7 * 60,
            ends=19 * 60,
            notice="la veille avant 17 h",
            fare="2 € le trajet",
            url="https://navette.example/plateau",
        ),
    )


def test_the_whole_department_is_served_and_what_is_not_said_stays_unknown(brought: Bring, town: Engine) -> None:
    brought("transports", HEADER + TAXI)

    (taxi,) = running(town)
    assert len(taxi.zone) == 5
    assert (taxi.days, taxi.starts, taxi.ends, taxi.notice) == (frozenset({1, 3}), None, None, None)


def test_the_same_again_changes_nothing_and_another_number_is_a_change(brought: Bring, town: Engine) -> None:
    brought("transports", HEADER + PLATEAU + TAXI)

    again = brought("transports", HEADER + PLATEAU + TAXI)
    changed = brought("transports", HEADER + PLATEAU.replace("00.12", "00.44").replace("lundi à", "mardi à") + TAXI)

    assert [line.fate for line in again.preview.lines] == [Fate.SAME, Fate.SAME]
    assert [(line.fate, line.changes) for line in changed.preview.lines] == [
        (Fate.CHANGED, ("Téléphone", "Jours")),
        (Fate.SAME, ()),
    ]
    assert running(town)[0].phone == "05 36 49 00 44"


def test_a_complete_file_retires_what_is_gone(brought: Bring, town: Engine) -> None:
    brought("transports", HEADER + PLATEAU + TAXI)

    done = brought("transports", HEADER + PLATEAU, complete=True)

    assert done.preview.retired == ("Taxi-bus",)
    assert [one.name for one in running(town)] == ["Navette du plateau"]


def test_a_cell_that_cannot_be_read_is_told_and_refuses_its_line(brought: Bring, town: Engine) -> None:
    bad = {
        "A;05 36 49;Guéret;mardi;;": ("Téléphone", "Ce n'est pas un numéro de téléphone.", "05 36 49 00 12"),
        "B;05 36 49 00 12;Guéret, Zanzibar;mardi;;": ("Communes", "Nous ne trouvons pas toutes", "« Zanzibar »"),
        "C;05 36 49 00 12;;mardi;;": ("Communes", "Cette case est vide.", "Aubusson"),
        "D;05 36 49 00 12;Guéret;sur demande;;": ("Jours", "Ces jours ne sont pas clairs.", "« mardi, jeudi »"),
        "E;05 36 49 00 12;Guéret;mardi;18:00;9:00": ("À", "La fin est avant le début.", "deux heures"),
        "F;05 36 49 00 12;Guéret;mardi;tôt;": ("De", "Ce n'est pas une heure.", "14 h 30"),
    }

    done = brought("transports", HEADER + "".join(f"{cells};;;\n" for cells in bad))

    for line, (column, reason, remedy) in zip(done.preview.lines, bad.values(), strict=True):
        (wrong,) = line.wrong
        assert (line.fate, wrong.column) == (Fate.REFUSED, column)
        assert reason in wrong.reason
        assert remedy in wrong.remedy
    assert running(town) == ()


def test_a_commune_that_may_be_several_is_to_be_specified(brought: Bring) -> None:
    done = brought("transports", HEADER + "N;05 36 49 00 12;Guéret, Saint-Maurice;mardi;;;;;\n")

    (line,) = done.preview.lines
    assert line.fate is Fate.TO_SPECIFY
    assert line.guesses == ("Saint-Maurice-la-Souterraine (23300)", "Saint-Maurice-près-Crocq (23260)")
    assert "Précisez « Saint-Maurice »" in line.wrong[0].remedy


def test_a_transport_until_midnight_ends_with_the_day(brought: Bring, town: Engine) -> None:
    brought("transports", HEADER + "Noctambus;05 36 49 00 12;Guéret;samedi;20:00;0:00;;;\n")

    assert [(one.starts, one.ends) for one in running(town)] == [(20 * 60, 24 * 60)]


def test_only_the_column_for_it_may_hold_a_number(brought: Bring, town: Engine) -> None:
    line = (
        "Navette 06 11 22 33 44;05 36 49 00 12;Guéret;mardi;;;Mme Odile Vergnaud 06 11 22 33 44;Voir le 0611223344;\n"
    )

    done = brought("transports", HEADER + line + "Taxi;;06 11 22 33 44;mardi;;;;;\n")

    with town.connect() as connection:
        everything = connection.scalar(
            text("select string_agg(t::text, '') || string_agg(r::text, '') from on_demand_transports t, rejects r")
        )
    assert "05 36 49 00 12" in everything
    assert not any(said in everything + str(done) for said in ("06 11 22", "061122", "Vergnaud"))


def test_two_services_of_one_name_need_a_reference(brought: Bring, town: Engine) -> None:
    other = TAXI.replace("mardi, jeudi", "samedi")

    done = brought("transports", HEADER + TAXI + other)
    named = brought("transports", f"Référence;{HEADER}1;{TAXI}2;{other}")

    assert "des références différentes" in done.preview.lines[1].wrong[0].remedy
    assert [line.fate for line in named.preview.lines] == [Fate.NEW, Fate.NEW]


def test_its_source_counts_what_it_holds_and_is_in_no_trouble_without_a_schedule(brought: Bring, town: Engine) -> None:
    brought("transports", HEADER + PLATEAU)

    with session(town) as opened:
        (health,) = source_healths(opened, now=NOON + timedelta(days=90))
    assert (health.facts.besides, health.state, health.next_at) == (1, BY_HAND, None)


def test_everybody_is_to_be_ranked_where_a_transport_comes_or_goes(brought: Bring, town: Engine) -> None:
    versions = []
    for file in (HEADER + PLATEAU + TAXI, HEADER + PLATEAU + TAXI, HEADER + PLATEAU):
        brought("transports", file, complete=True)
        with town.connect() as connection:
            versions.append(connection.scalar(text("select version from catalogue_version")))

    assert versions[0] == versions[1] < versions[2]
