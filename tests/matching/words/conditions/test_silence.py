"""What a text says counts where the fields are silent, and keeps its words; a mission's says less than a job's."""

from datetime import UTC, datetime

from matching import Conditions, Level
from matching.words.conditions.silence import mission_with_text, with_schedule, work_with_text

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_the_text_of_a_job_says_what_its_fields_do_not() -> None:
    text = "Poste de 26h par semaine, le samedi. Débutant accepté. Permis B exigé. 12,50 € brut de l'heure."

    read = work_with_text(Conditions(), text, published=NOON)

    assert (read.hours_per_week, read.weekends, read.experience_months) == (26.0, True, 0)
    assert [(one.code, one.required) for one in read.licences] == [("B", True)]
    assert read.salary_least is not None
    assert {"hours_per_week", "weekends", "experience", "licences", "salary"} <= dict(read.evidence).keys()
    assert "26h" in read.words("hours_per_week")


def test_a_field_wins_over_the_text_and_keeps_its_own_words() -> None:
    known = Conditions(hours_per_week=20.0, nights=False, evidence=(("nights", "horaires de jour"),))

    read = work_with_text(known, "Poste de 35h par semaine, travail de nuit.", published=NOON)

    assert (read.hours_per_week, read.nights) == (20.0, False)
    assert read.evidence == known.evidence


def test_the_diploma_that_a_text_requires_is_read_with_its_words() -> None:
    read = work_with_text(Conditions(), "CAP cuisine exigé.", published=NOON)

    assert (read.level, read.level_required) == (Level.CAP, True)
    assert "CAP" in read.words("level")


def test_a_mission_is_read_for_its_hours_and_its_licence() -> None:
    read = mission_with_text(Conditions(), "Mission de 24h/semaine du mardi au samedi. Permis B obligatoire.")

    assert (read.hours_per_week, read.days, read.weekends) == (24.0, (1, 2, 3, 4, 5), True)
    assert [one.code for one in read.licences] == ["B"]
    assert dict(read.evidence).keys() == {"hours_per_week", "days", "weekends", "licences"}


def test_what_may_be_said_of_those_who_are_helped_is_not_asked_of_a_volunteer() -> None:
    text = "Accompagner des jeunes sans diplôme et des adultes maîtrisant mal le français."

    assert mission_with_text(Conditions(), text) == Conditions()


def test_a_text_that_says_nothing_adds_nothing() -> None:
    known = Conditions(contract="CDD")

    assert work_with_text(known, "Rejoignez-nous.", published=None) == known


def test_the_words_of_a_schedule_say_its_days_and_its_hours() -> None:
    read = with_schedule(Conditions(schedule="10 h par semaine, du lundi au vendredi de 9 h à 11 h"))

    assert (read.days, read.starts_at, read.ends_at) == ((0, 1, 2, 3, 4), 9 * 60, 11 * 60)


def test_the_schedule_of_a_mission_comes_before_its_text() -> None:
    read = mission_with_text(Conditions(schedule="Le mercredi de 14 h à 17 h"), "Ouvert au public de 9 h à 18 h.")

    assert (read.starts_at, read.ends_at) == (14 * 60, 17 * 60)
