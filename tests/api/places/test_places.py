"""What somebody types as their place."""

import pytest

from tests.fixtures.site import Site


@pytest.mark.parametrize("typed", ["Guéret", "gueret", "GUERET", "23000", "23000 Guéret", "guéret 23000", "gerret"])
def test_a_clear_place_is_one_commune(shared_site: Site, typed: str) -> None:
    assert [one.insee for one in shared_site.app.state.service.places.meant(typed)] == ["23096"]


def test_an_exact_name_wins_over_longer_ones(shared_site: Site) -> None:
    places = shared_site.app.state.service.places

    assert [one.name for one in places.meant("Saint-Maurice-près-Crocq")] == ["Saint-Maurice-près-Crocq"]
    assert len(places.meant("saint maurice")) == 2


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("bosmoreau", "Bourganeuf"),
        ("12 rue du Pont 23300 saint maurice la souterraine", "Saint-Maurice-la-Souterraine"),
    ],
)
def test_an_old_name_and_a_whole_address_mean_one_commune(shared_site: Site, typed: str, name: str) -> None:
    assert [one.name for one in shared_site.app.state.service.places.meant(typed)] == [name]


def test_a_house_number_that_is_that_of_the_department_leaves_the_address_its_commune(shared_site: Site) -> None:
    assert [one.insee for one in shared_site.app.state.service.places.meant("23 rue de la Paix, Bourganeuf")] == [
        "23030"
    ]


def test_once_ready_no_one_waits_for_names_to_be_put_in_order(
    shared_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_in_order(*_asked: object, **_more: object) -> None:
        pytest.fail("names were put in order while somebody waited")

    places = shared_site.app.state.service.places
    places.ready()
    monkeypatch.setattr("geo.communes.Gazetteer", put_in_order)
    monkeypatch.setattr("api.places.places.Namer", put_in_order)

    assert [one.insee for one in places.meant("gueret")] == ["23096"]
    assert places.named("un travail à Guéret", home=places.meant("bourganeuf")[0]).sure.insee == "23096"


@pytest.mark.parametrize("typed", ["", "Atlantis", "99999", "\x00", "%"])
def test_an_unknown_place_is_none(shared_site: Site, typed: str) -> None:
    assert shared_site.app.state.service.places.meant(typed) == ()


@pytest.mark.parametrize("typed", ["Бурганеф", "بورغانوف"])
def test_a_place_may_be_written_in_the_letters_of_whoever_lives_there(shared_site: Site, typed: str) -> None:
    browser = shared_site.browser()

    assert "lieu=23030" in browser.get(f"/?lieu={typed}&moyen=walk:30").headers["location"]
    assert f'"Bourganeuf (23400)">{typed}<' in browser.get(f"/communes?lieu={typed}").text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("GUERET", "Guéret"),
        ("Guéret 23000", "Guéret"),
        ("23000", "Guéret"),
        ("Guéret cedex 23007", "Guéret"),
        ("Bourganeuf (23)", "Bourganeuf"),
        ("st maurice souterraine", "Saint-Maurice-la-Souterraine"),
        ("bosmoreau", "Bourganeuf"),
        ("bourganef", "Bourganeuf"),
        ("Aubuson 23200", "Aubusson"),
        ("st maurisse la souteraine", "Saint-Maurice-la-Souterraine"),
    ],
)
def test_what_is_kept_is_a_commune_whose_code_is_written_or_its_whole_name_as_it_sounds(
    shared_site: Site, text: str, name: str
) -> None:
    written = shared_site.app.state.service.places.written(text)

    assert written.commune is not None
    assert (written.commune.name, written.choices) == (name, ())


@pytest.mark.parametrize(
    "text",
    [
        "Saint-Machin",
        "Saint-Fiacre 22720",
        "Saint-Junien 87200",
        "Bourgneuf",
        "Bourganeu f",
        "Guéret 23200",
        "Aubuson 23400",
        "bosmor",
    ],
)
def test_what_is_only_like_a_name_or_told_with_another_code_is_asked_about_and_taken_when_chosen(
    shared_site: Site, text: str
) -> None:
    places = shared_site.app.state.service.places

    written = places.written(text)

    assert written.commune is None
    for one in written.choices:
        assert places.written(text, chosen=(one.insee,)).commune == one


def test_one_commune_that_is_near_is_asked_about_by_its_name_and_code(shared_site: Site) -> None:
    asked = shared_site.app.state.service.places.written("Bourgneuf")

    assert asked.question == "Nous ne trouvons pas « Bourgneuf ». Vouliez-vous Bourganeuf (23400) ?"


@pytest.mark.parametrize("text", ["", "zzyzx", "99999", "Лимож 23000", "23000 23200"])
def test_what_is_no_commune_is_never_kept(shared_site: Site, text: str) -> None:
    assert shared_site.app.state.service.places.written(text).commune is None
