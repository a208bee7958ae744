"""What the site says of itself: open to everybody, true to the weights, honest on what nobody filled in."""

import pytest

from api import PublisherSettings
from api.pages.about.about import part_shares
from api.wording.words import SOURCES
from matching import load_weights
from store.accounts.account import Role
from tests.fixtures.site import Site

OF_MANY = {"API Engagement": "JeVeuxAider"}
"""A partner that publishes what others give is told by their names."""
PAGES = ["/aide", "/classement", "/mentions-legales", "/confidentialite", "/accessibilite"]


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_reads_what_the_site_says_of_itself(shared_site: Site, page: str) -> None:
    assert shared_site.browser().get(page).status_code == 200


def test_the_help_of_an_employer_begins_with_what_is_theirs(shared_site: Site) -> None:
    visitor, employer = (shared_site.browser(who).get("/aide").text for who in (None, Role.RECRUITER))

    assert visitor.index('id="recruter"') > visitor.index('id="types"')
    assert employer.index('id="recruter"') < employer.index('id="types"')


def test_every_page_leads_to_them(shared_site: Site) -> None:
    foot = shared_site.browser().get("/").text.partition("<footer")[2]

    assert all(f'href="{page}"' in foot for page in PAGES if page != "/aide")


def test_every_weight_of_the_ranking_is_told_in_words_the_heaviest_first() -> None:
    shares = part_shares()

    assert len({share.meaning for share in shares}) == len(load_weights().parts)
    assert [share.percent for share in shares] == sorted((share.percent for share in shares), reverse=True)
    assert 97 <= sum(share.percent for share in shares) <= 103  # each is rounded


def test_the_page_of_the_ranking_names_the_version_that_lists_carry(shared_site: Site) -> None:
    assert load_weights().version in shared_site.browser().get("/classement").text


def test_who_answers_for_the_site_is_said_or_said_to_be_missing(shared_site: Site) -> None:
    assert "Ce site n'est pas encore ouvert au public" in shared_site.browser().get("/mentions-legales").text


def test_who_answers_for_the_site_comes_from_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISHER_NAME", "Département d'essai")

    assert PublisherSettings(_env_file=None).name == "Département d'essai"


def test_whoever_a_proposal_comes_from_is_named_in_the_help(shared_site: Site) -> None:
    said = shared_site.browser().get("/aide").text.partition("D'où viennent les propositions")[2]

    missing = [name for name in SOURCES.values() if OF_MANY.get(name, name.removeprefix("Les ")) not in said]

    assert missing == []
