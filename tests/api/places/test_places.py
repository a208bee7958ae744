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


@pytest.mark.parametrize("typed", ["", "Atlantis", "99999", "\x00", "%"])
def test_an_unknown_place_is_none(shared_site: Site, typed: str) -> None:
    assert shared_site.app.state.service.places.meant(typed) == ()


@pytest.mark.parametrize("typed", ["Бурганеф", "بورغانوف"])
def test_a_place_may_be_written_in_the_letters_of_whoever_lives_there(shared_site: Site, typed: str) -> None:
    browser = shared_site.browser()

    assert "lieu=23030" in browser.get(f"/?lieu={typed}&moyen=walk:30").headers["location"]
    assert f'"Bourganeuf (23400)">{typed}<' in browser.get(f"/communes?lieu={typed}").text
