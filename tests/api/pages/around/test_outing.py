"""A day's way by coach on the page of an opportunity: legs, last way back, or why it is not possible."""

from pathlib import Path

import pytest

import store
from geo import Point
from geo.gtfs import read_timetable
from store.reference.timetables import keep_timetable
from tests.fixtures.site import Site
from tests.make.rows import store_opportunities
from tests.make.timetables import write_feed
from tests.make.values import AUBUSSON, GUERET, some_opportunity

ALL_YEAR = (
    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    "S,1,1,1,1,1,0,0,20260105,20271231\n"
)
MORNINGS_ONLY = (
    "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT1,07:00:00,07:00:00,A,1\nT1,08:00:00,08:00:00,C,2\n"
)


def page(
    site: Site,
    folder: Path,
    *,
    by: str = "bus:90",
    days: tuple[int, ...] = (),
    hours: tuple[int, int] | None = None,
    hours_per_week: float | None = None,
    schedule: str | None = None,
    point: Point = AUBUSSON,
    text: str = "",
    sheet: str = "",
    **tables: str,
) -> str:
    """The page of a job at Aubusson for somebody of Guéret, with the coach of `FEED` loaded."""
    feed = write_feed(folder / "coach.zip", **{"calendar": ALL_YEAR, **tables})
    with store.session(site.engine) as session:
        keep_timetable(session, read_timetable([feed]), now=site.now)
        said = {"days": days, "hours_per_week": hours_per_week, "schedule": schedule} | (
            {"starts_at": hours[0], "ends_at": hours[1]} if hours else {}
        )
        (job,) = store_opportunities(
            session, [some_opportunity("ft:aubusson", point=point, place="Aubusson", conditions=said, text=text)]
        )
    return site.browser().get(f"/opportunite/{job}{sheet}?lieu=23096&moyen={by}").text


def test_the_way_there_and_back_is_told_leg_by_leg(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path)

    assert "bus 14, de Guéret jusqu&#39;à Aubusson (arrivée 8 h)" in told
    assert "L&#39;aller" in told
    assert "Le retour" in told
    assert "Dernier retour possible" in told
    assert "périmés" not in told
    assert "ne dit pas ses heures : nous avons pris des heures habituelles." in told


def test_a_way_out_without_a_way_home_is_said_to_be_impossible(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path, stop_times=MORNINGS_ONLY)

    assert "Aucun car ni train" in told or "pas de retour" in told
    assert "L&#39;aller" not in told


def test_timetables_out_of_date_say_so(site: Site, tmp_path: Path) -> None:
    over = ALL_YEAR.replace("20271231", "20260703")

    assert "Horaires périmés depuis le 4 juillet 2026" in page(site, tmp_path, calendar=over)


def test_somebody_who_drives_is_shown_no_coach(site: Site, tmp_path: Path) -> None:
    assert "bus 14" not in page(site, tmp_path, by="car:60")


def test_the_days_of_the_work_are_those_that_count(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path, days=(5,))

    assert "Aucun car ni train" in told


def test_the_hours_of_the_work_are_those_that_count(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path, hours=(9 * 60, 11 * 60))

    assert "Pour un travail de 9 h à 11 h" in told
    assert "ne dit pas ses heures" not in told


@pytest.mark.parametrize("sheet", ["", "/feuille"])
def test_a_part_of_the_day_that_the_text_says_is_taken_with_its_day_and_told(
    site: Site, tmp_path: Path, sheet: str
) -> None:
    told = page(site, tmp_path, text="2 heures par semaine, le mardi matin.", sheet=sheet)

    assert "Pour un travail de 9 h à 12 h, le 24 novembre 2026." in told
    assert "L&#39;annonce dit « le mardi matin », sans les heures : à demander." in told
    assert "heures habituelles" not in told


def test_early_in_the_morning_before_the_first_coach_tells_from_when_on_there_is_one(
    site: Site, tmp_path: Path
) -> None:
    told = page(site, tmp_path, text="Ménage tôt le matin, 8 h par semaine.")

    assert "Si c&#39;est plus tôt, pas de bus. À partir de 8 h" in told
    assert "On ne peut pas" not in told


def test_a_part_of_the_day_that_coaches_leave_some_hours_of_tells_their_steps(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path, text="Ménage tôt le matin et en fin d'après-midi, 20 h par semaine.")

    assert "Si c&#39;est plus tôt, pas de bus. À partir de 8 h 12, oui." in told
    assert ("L&#39;aller" in told, "Le retour" in told) == (True, True)


def test_paper_says_too_that_the_hours_are_not_those_of_the_work(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path, sheet="/feuille")

    assert "ne dit pas ses heures : nous avons pris des heures habituelles." in told


LATE_HOME = (
    "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT1,07:00:00,07:00:00,A,1\nT1,08:00:00,08:00:00,C,2\n"
    "T2,18:00:00,18:00:00,C,1\nT2,19:05:00,19:05:00,A,3\n"
)


def test_where_nothing_says_the_hours_those_that_the_coach_allows_are_told(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path, stop_times=LATE_HOME)

    assert "Pour un travail de 8 h 30 à 17 h 45" in told
    assert "ne dit pas ses heures. Celles-ci sont possibles en bus ou en train : à demander." in told
    assert "retour à 17 h 48, horaires à demander" in told
    assert "Le retour" in told


def test_a_wait_of_more_than_an_hour_is_told_as_one_above_and_below(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path, stop_times=LATE_HOME, hours=(8 * 60 + 30, 16 * 60 + 30))

    assert told.count("1 h 18 d&#39;attente après le travail") == 2
    assert "On ne peut pas" not in told
    assert "horaires à" not in told
    assert "L&#39;aller" in told


def test_whoever_would_come_too_late_reads_so_above_too(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path, hours=(5 * 60, 12 * 60))

    assert "Pas à l&#39;heure en bus ou en train : là à partir de" in told
    assert "On ne peut pas arriver à l&#39;heure. On peut être là à partir de" in told
    assert "min en bus depuis" not in told


def test_without_a_way_home_both_say_when_the_last_one_leaves(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path, hours=(8 * 60 + 30, 19 * 60))

    assert "Pas de retour en bus ou en train après le travail : le dernier est à" in told
    assert "Pas de retour après le travail : le dernier est à" in told


@pytest.mark.parametrize(
    ("schedule", "text", "day"),
    [
        ("Le mercredi de 9 h à 12 h", "", "le 25 novembre 2026"),
        (None, "Le premier mercredi du mois, nous lisons des albums.", "le 2 décembre 2026"),
    ],
)
def test_the_day_looked_at_is_one_that_the_words_of_the_work_name(
    site: Site, tmp_path: Path, schedule: str | None, text: str, day: str
) -> None:
    assert f", {day}." in page(site, tmp_path, hours=(9 * 60, 12 * 60), schedule=schedule, text=text)


def test_somebody_on_foot_is_told_nothing_of_coaches(site: Site, tmp_path: Path) -> None:
    assert "en bus ou en train" not in page(site, tmp_path, by="walk:60", hours=(5 * 60, 12 * 60)).lower()


def test_the_list_judges_by_the_hours_of_the_work_as_its_page_does(site: Site, tmp_path: Path) -> None:
    page(site, tmp_path, hours=(5 * 60, 12 * 60))

    told = site.browser().get("/?lieu=23096&moyen=bus:90").text

    assert "Pas à l&#39;heure en bus ou en train : là à partir de" in told


def test_work_of_mornings_is_reached_by_the_coach_of_the_morning(site: Site, tmp_path: Path) -> None:
    """On the usual hours there is no way home: what the work says is what counts, above too."""
    noon = LATE_HOME.replace("18:00:00,18:00:00", "12:15:00,12:15:00").replace("19:05:00,19:05:00", "13:20:00,13:20:00")
    told = page(site, tmp_path, stop_times=noon, hours=(8 * 60 + 30, 12 * 60))

    assert "dernier retour 12 h 03" in told
    assert "à pied : bien plus" not in told


def test_a_short_day_of_work_is_reckoned_with_its_own_length(site: Site, tmp_path: Path) -> None:
    noon = LATE_HOME.replace("18:00:00,18:00:00", "11:00:00,11:00:00").replace("19:05:00,19:05:00", "12:05:00,12:05:00")
    told = page(site, tmp_path, stop_times=noon, hours_per_week=10.0)

    assert "Pour un travail de 8 h 30 à 10 h 30" in told
    assert "ne dit pas ses heures : nous avons compté 2 h par jour." in told


def test_of_a_place_in_the_same_commune_no_coach_is_told(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path, point=GUERET)

    assert "En bus ou en train</h2>" not in told
    assert "Dans la même commune" in told


def test_no_way_is_told_step_by_step_where_nobody_knows_how_long_a_day_is(site: Site, tmp_path: Path) -> None:
    told = page(site, tmp_path, hours_per_week=8, text="8 heures, sur deux ou trois jours.")

    assert "L&#39;annonce dit « deux ou trois jours », sans les heures. Demandez-les avant de choisir un bus." in told
    assert "Le retour" not in told
    assert "bus 14" not in told
