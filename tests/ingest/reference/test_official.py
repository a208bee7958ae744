"""The official files become values, and a file of another form is named."""

import gzip
from pathlib import Path

import pytest

from geo import Point
from ingest.reference import FilesMissing, FilesUnreadable, read_official
from ingest.reference.official import read_communes, read_rome
from matching import Context, Relation, Skill, Title, Trade
from tests.ingest.reference.official_files import write_official


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_official(tmp_path)


def test_a_commune_keeps_its_postal_codes_and_its_centre(folder: Path) -> None:
    ajaccio = read_communes(folder).by_insee("2A004")
    assert ajaccio is not None
    assert ajaccio.department == "2A"
    assert ajaccio.postal_codes == ("20000", "20090", "20167")
    assert ajaccio.point == Point(41.9348, 8.7013)


def test_a_commune_without_centre_or_population_is_kept(tmp_path: Path) -> None:
    (tmp_path / "communes-2024.csv").write_text(
        "insee,name,postal_codes,lat,lon,population\n55189,Fleury-devant-Douaumont,,,,\n", encoding="utf-8"
    )
    village = read_communes(tmp_path).by_insee("55189")
    assert village is not None
    assert (village.point, village.population, village.postal_codes) == (None, 0, ())


def test_a_whole_city_that_the_list_leaves_blank_has_the_codes_of_its_districts(folder: Path) -> None:
    paris = read_communes(folder).by_insee("75056")
    assert paris is not None
    assert (paris.point is not None, len(paris.postal_codes)) == (True, 21)
    assert "75012" in paris.postal_codes


def test_old_names_are_those_of_the_code_officiel_where_it_is_there(folder: Path) -> None:
    (folder / "communes" / "v_commune_2024.csv").write_text(
        "TYPECOM,COM,LIBELLE,COMPARENT\nCOM,23096,Guéret,\nCOMD,23990,Saint-Lointain,23096\n", encoding="utf-8"
    )
    (folder / "communes" / "v_mvt_commune_2024.csv").write_text(
        "TYPECOM_AV,COM_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n"
        "COM,23991,La Combe,COM,23992,Le Pré\nCOM,23992,Le Pré,COM,23096,Guéret\nCOM,23992,Le Pré,COMD,23992,Le Pré\n",
        encoding="utf-8",
    )
    former = read_communes(folder).former
    assert [(one.name, one.insee) for one in former] == [
        ("Saint-Lointain", "23096"),
        ("La Combe", "23096"),
        ("Le Pré", "23096"),
    ]


def test_the_regulated_flag_is_the_one_of_rome(folder: Path) -> None:
    assert read_rome(folder).trades == (
        Trade("D1102", "Boulanger / Boulangère", regulated=False),
        Trade("J1501", "Aide-soignant / Aide-soignante", regulated=True),
    )


def test_a_title_that_stands_twice_is_read_once(folder: Path) -> None:
    titles = [title for title in read_rome(folder).titles if title.label.startswith("Aide-boulanger")]
    assert titles == [Title("D1102", "Aide-boulanger / Aide-boulangère", code="12")]


def test_what_hangs_on_an_unknown_code_is_left_out(folder: Path) -> None:
    rome = read_rome(folder)
    assert {title.rome for title in rome.titles} == {"D1102", "J1501"}
    assert rome.relations == (Relation("D1102", "J1501", 2),)


def test_skills_are_competences_and_savoirs_but_not_contexts_of_work(folder: Path) -> None:
    assert read_rome(folder).skills == (
        Skill("D1102", "100", "Pétrir la pâte", core=True),
        Skill("D1102", "200", "Hygiène alimentaire", core=False),
        Skill("J1501", "200", "Hygiène alimentaire", core=False),
    )


def test_contexts_of_work_are_those_of_the_trade(folder: Path) -> None:
    assert read_rome(folder).contexts == (Context("D1102", "300", "Travail de nuit"),)


def test_the_newest_version_is_read(folder: Path) -> None:
    write_official(folder, version="461")
    assert read_rome(folder).version == "461"


def test_the_tables_may_lie_in_the_folder_itself(folder: Path) -> None:
    assert len(read_communes(folder / "communes")) == 3
    assert len(read_rome(folder / "rome").trades) == 2


def test_everyday_words_are_added_to_the_trades_that_are_there(folder: Path) -> None:
    everyday = [title for title in read_official(folder).rome.titles if title.everyday]
    assert Title("D1102", "faire du pain", everyday=True) in everyday
    assert {title.rome for title in everyday} == {"D1102", "J1501"}


def test_a_folder_without_the_files_is_told_to_the_user(tmp_path: Path) -> None:
    with pytest.raises(FilesMissing, match=r"communes/communes-.*« communes » et « rome »"):
        read_communes(tmp_path)


@pytest.mark.parametrize(
    "content",
    (b"", b"a,b\n1,2\n", b"insee,name,postal_codes,lat,lon,population\n23096\n", b"\xff\xfe\x00"),
    ids=("empty", "other columns", "short line", "not UTF-8"),
)
def test_a_file_of_another_form_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "communes-2024.csv").write_bytes(content)
    with pytest.raises(FilesUnreadable, match=r"communes-2024\.csv"):
        read_communes(tmp_path)


def test_a_place_that_is_not_on_earth_is_refused(tmp_path: Path) -> None:
    (tmp_path / "communes-2024.csv").write_text(
        "insee,name,postal_codes,lat,lon,population\n23096,Guéret,23000,460,1.8,1\n", encoding="utf-8"
    )
    with pytest.raises(FilesUnreadable, match="23096"):
        read_communes(tmp_path)


def test_a_truncated_archive_is_refused(tmp_path: Path) -> None:
    whole = gzip.compress(b"insee,name,postal_codes,lat,lon,population\n" * 500)
    (tmp_path / "communes-2024.csv.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FilesUnreadable, match=r"communes-2024\.csv\.gz"):
        read_communes(tmp_path)


def test_all_of_france_is_read(shared_data: Path) -> None:
    communes = read_communes(shared_data)
    assert len(communes) == 34_935
    assert sum(commune.point is None for commune in communes) == 6
    assert len(communes.former) > 5_000
    assert {len(commune.department) for commune in communes} == {2, 3}


def test_the_whole_of_rome_is_read_nearest_trade_first(shared_data: Path) -> None:
    rome = read_rome(shared_data)
    nearest = min((relation for relation in rome.relations if relation.rome == "D1102"), key=lambda one: one.rank)
    assert (nearest.rank, nearest.target) == (1, "D1104")
    assert (rome.version, len(rome.trades), len(rome.relations)) == ("460", 1_584, 14_912)
