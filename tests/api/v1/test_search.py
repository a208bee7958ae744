"""Searching: where from, how, for what; and what is said of a question that makes no sense."""

from typing import Any

import pytest
from sqlalchemy import select

import store
from store.tables import ShownItemRow, ShownListRow
from tests.fixtures.site import Site


def search(site: Site, **asked: Any) -> dict[str, Any]:
    answer = site.program().get("/v1/search", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def problem(site: Site, **asked: Any) -> dict[str, Any]:
    answer = site.program().get("/v1/search", params=asked)
    assert answer.status_code == 422
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("asked", [{"insee": "23096"}, {"commune": "gueret"}, {"commune": "23000"}])
def test_a_commune_is_found_by_code_name_or_postal_code(shared_site: Site, asked: dict[str, str]) -> None:
    assert search(shared_site, **asked)["home"]["name"] == "Guéret"


def test_results_say_what_why_and_how_far(shared_site: Site) -> None:
    found = search(shared_site, insee="23096", q="femme de ménage", means="car:60")["results"]

    best = found["items"][0]
    assert best["opportunity"]["kind"] == "job"
    assert best["mode"] == "car"
    assert 5 <= best["minutes"] <= 60
    assert best["reasons"]
    assert {part["name"] for part in best["parts"]} >= {"reach"}
    assert [one["code"] for one in found["understood"][0]["trades"]]


def test_a_point_can_be_asked_and_is_not_kept(site: Site) -> None:
    list_id = search(site, lat=46.1712345, lon=1.8701234)["results"]["list_id"]

    with store.session(site.engine) as session:
        kept = session.get_one(ShownListRow, list_id)
    assert "46.17" not in str(kept.question)


def test_every_list_shown_is_kept_with_its_versions_and_without_the_words(site: Site) -> None:
    found = search(site, insee="23096", q="ménage", means="bike:20")["results"]

    with store.session(site.engine) as session:
        kept = session.get_one(ShownListRow, found["list_id"])
        shown = session.scalars(
            select(ShownItemRow.opportunity_id).where(ShownItemRow.list_id == kept.id).order_by(ShownItemRow.position)
        ).all()
    trades = [one["code"] for one in found["understood"][0]["trades"]]
    assert kept.audience == "search"
    assert kept.question == {"commune": "23096", "means": ["bike:20"], "trades": trades}
    assert {kept.weights_version, kept.data_version, kept.travel_version} == set(found["versions"].values())
    assert shown == [item["opportunity"]["id"] for item in found["items"]]


def test_pages_follow_each_other_to_the_end(shared_site: Site) -> None:
    first = search(shared_site, insee="23096", limit=4)["results"]
    second = shared_site.program().get(first["next"]).json()["results"]

    ids = [item["opportunity"]["id"] for item in (*first["items"], *second["items"])]
    assert len(ids) == len(set(ids)) == first["total"]
    assert second["next"] is None


def test_kinds_narrow_the_list(shared_site: Site) -> None:
    found = search(shared_site, insee="23096", kinds=["volunteering", "immersion"])["results"]

    assert {item["opportunity"]["kind"] for item in found["items"]} == {"volunteering", "immersion"}


def test_the_nearest_come_first_where_asked(shared_site: Site) -> None:
    items = search(shared_site, insee="23096", sort="distance", means="car:60")["results"]["items"]

    assert [item["km"] for item in items] == sorted(item["km"] for item in items)


@pytest.mark.parametrize(
    ("asked", "value", "detail"),
    [
        ({}, "query", "Dites d'où l'on part, une seule fois : insee, ou commune, ou lat et lon."),
        ({"insee": "23096", "commune": "Guéret"}, "query", "Dites d'où l'on part, une seule fois"),
        ({"lat": "46.1"}, "query", "Dites d'où l'on part"),
        ({"lat": "999", "lon": "1"}, "lat", "Ce nombre est trop grand : au plus 90."),
        ({"lat": "nan", "lon": "1"}, "lat", "Donnez un nombre."),
        ({"insee": "23096", "means": "car:-1"}, "means", "Écrivez un moyen et des minutes"),
        ({"insee": "23096", "means": "car:9999"}, "means", "Écrivez un moyen et des minutes"),
        ({"insee": "23096", "means": "rocket:5"}, "means", "Écrivez un moyen et des minutes"),
        ({"insee": "23096", "q": "x" * 10_000}, "q", "Ce texte est trop long : au plus 300 caractères."),
        ({"insee": "23096", "kinds": "holiday"}, "kinds", "Cette valeur n'existe pas. Choisissez parmi"),
        ({"insee": "23096", "filters": "rich"}, "filters", "Cette valeur n'existe pas. Choisissez parmi"),
        ({"insee": "23096", "sort": "luck"}, "sort", "Cette valeur n'existe pas. Choisissez parmi"),
        ({"insee": "23096", "limit": "0"}, "limit", "Ce nombre est trop petit : au moins 1."),
        ({"insee": "23096", "offset": "-1"}, "offset", "Ce nombre est trop petit : au moins 0."),
        ({"insee": "23096", "radius": "5"}, "radius", "Cette valeur ne convient pas."),
    ],
)
def test_a_value_that_makes_no_sense_is_named(
    shared_site: Site, asked: dict[str, str], value: str, detail: str
) -> None:
    (fault,) = problem(shared_site, **asked)["errors"]

    assert fault["value"] == value
    assert fault["detail"].startswith(detail)


@pytest.mark.parametrize("asked", [{"commune": "Atlantis"}, {"insee": "99999"}, {"commune": "\x00"}, {"insee": "' or"}])
def test_an_unknown_commune_is_said(shared_site: Site, asked: dict[str, str]) -> None:
    assert problem(shared_site, **asked)["detail"].startswith("Nous ne connaissons pas cette commune.")


def test_an_ambiguous_name_gives_the_communes_to_choose_from(shared_site: Site) -> None:
    choices = problem(shared_site, commune="Saint-Maurice")["choices"]

    assert {one["insee"] for one in choices} == {"23220", "23221"}


@pytest.mark.parametrize(
    "words", ["\x00\x01", "<script>alert(1)</script>", "' ; drop table people; --", "🧹" * 50, "%"]
)
def test_words_of_any_kind_are_only_words(shared_site: Site, words: str) -> None:
    assert search(shared_site, insee="23096", q=words)["results"]["total"] > 0


def test_a_search_can_be_narrowed_and_says_how_many_each_choice_would_leave(shared_site: Site) -> None:
    whole = search(shared_site, insee="23096", means="car:60")
    without_car = search(shared_site, insee="23096", means="car:60", filters="without_car")

    assert 0 < without_car["results"]["total"] < whole["results"]["total"]
    assert whole["facets"]["filters"]["without_car"] == without_car["results"]["total"]
    assert sum(whole["facets"]["kinds"].values()) == whole["results"]["total"]
