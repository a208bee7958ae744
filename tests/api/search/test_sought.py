"""What a search means, shown back and corrected by links."""

import re
from urllib.parse import quote_plus

import pytest

from api.search.question import Question, SoughtTrade
from api.search.sought import Without, sought
from geo import Commune, Means, Mode
from matching import TradeGuess, Understood
from matching.words.times.day_parts import DayPart
from tests.api.pages.around.test_search_page import text_of
from tests.fixtures.site import Site
from tests.make.town import COMMUNES

QUESTION = "/?lieu=23096&moyen=car%3A30"
CLEANER, HOUSEKEEPER = SoughtTrade("K2204", "Nettoyeur de locaux"), SoughtTrade("K1304", "Employé de ménage")
COOK = SoughtTrade("G1602", "Cuisinier")
HOME = COMMUNES.by_insee("23096")


def asked(*trades: SoughtTrade, words: str = "ménage") -> Question:
    assert HOME is not None
    return Question(home=HOME, means=(Means(Mode.CAR, 30),), words=words, trades=trades)


def meaning(*trades: SoughtTrade) -> list[Understood]:
    return [Understood("ménage", tuple(TradeGuess(one.code, one.label, 0.9) for one in trades))]


def test_two_trades_are_shown_and_the_others_proposed() -> None:
    found = sought(asked(), meaning(CLEANER, HOUSEKEEPER, COOK))

    assert found is not None
    assert [one.label for one in found.trades] == [CLEANER.label, HOUSEKEEPER.label]
    assert [one.address for one in found.proposed] == [
        f"{QUESTION}&mots=m%C3%A9nage&metier=K2204&metier=K1304&metier=G1602"
    ]


def test_a_trade_taken_out_leaves_the_others_and_the_last_one_leaves_the_hours_alone() -> None:
    found = sought(asked(CLEANER, HOUSEKEEPER), meaning(CLEANER, HOUSEKEEPER))
    last = sought(asked(CLEANER, words="ménage 2h le matin"), meaning(CLEANER))

    assert found is not None
    assert found.trades[0].address == f"{QUESTION}&mots=m%C3%A9nage&metier=K1304"
    assert last is not None
    assert last.trades[0].address == f"{QUESTION}&mots=2h%2C+le+matin"


def test_hours_of_a_week_are_one_tap_from_being_those_of_a_day() -> None:
    found = sought(asked(words="ménage 2h"), meaning(CLEANER))
    corrected = sought(asked(CLEANER, words="ménage 2h"), meaning(CLEANER))

    assert found is not None
    assert found.hours is not None
    assert (found.hours.said.number, found.hours.said.a_day) == (2.0, False)
    assert found.hours.otherwise == f"{QUESTION}&mots=m%C3%A9nage+2h+par+jour"
    assert corrected is not None
    assert corrected.hours is not None
    assert corrected.hours.otherwise == f"{QUESTION}&mots=m%C3%A9nage+2h+par+jour&metier=K2204"
    assert asked(CLEANER, words="ménage 2h").person().wishes == (CLEANER.label, "2h")


def named(*codes: str) -> list[Commune]:
    return [one for code in codes if (one := COMMUNES.by_insee(code)) is not None]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("menage bourganeuf", "/?lieu=23030&moyen=car%3A30&mots=menage"),
        ("ménage à Aubusson 2h", "/?lieu=23008&moyen=car%3A30&mots=m%C3%A9nage+2h"),
    ],
)
def test_another_place_that_is_named_is_one_tap_away(words: str, address: str) -> None:
    found = sought(asked(words=words), meaning(CLEANER), named=named("23096", "23008", "23030"))

    assert found is not None
    assert found.elsewhere is not None
    assert found.elsewhere.address == address


@pytest.mark.parametrize("words", ["ménage", "ménage guéret", "ménage pas à bourganeuf", "bourganeuf"])
def test_home_a_place_refused_and_a_name_that_is_work_lead_nowhere_else(words: str) -> None:
    found = sought(asked(words=words), meaning(CLEANER), named=named("23096", "23008", "23030"))

    assert found is not None
    assert found.elsewhere is None


def test_a_place_alone_is_asked_from_there() -> None:
    found = sought(asked(words="bourganeuf"), [], named=named("23030"))

    assert found is not None
    assert found.elsewhere is not None
    assert found.elsewhere.address == "/?lieu=23030&moyen=car%3A30"


def test_the_part_of_the_day_that_was_understood_is_one_tap_from_being_taken_off() -> None:
    found = sought(asked(words="menage 2h le matain"), meaning(CLEANER))
    refused = sought(asked(words="menage pa le soir"), meaning(CLEANER))

    assert found is not None
    assert found.moment is not None
    assert found.moment.part is DayPart.MORNING
    assert found.moment.address == f"{QUESTION}&mots=menage+2h+par+jour"
    assert refused is not None
    assert (refused.moment, refused.without) == (None, (Without("le soir", f"{QUESTION}&mots=menage"),))


def test_times_that_are_refused_are_told_together_and_kept_with_a_trade_chosen() -> None:
    found = sought(asked(words="menage pas le soir ni le mercredi ni le week-end, pas avant 9h"), meaning(CLEANER))
    chosen = asked(CLEANER, words="menage, pas le soir").person().wishes

    assert found is not None
    assert found.without == (Without("le soir, avant 9 h, mercredi, le week-end", f"{QUESTION}&mots=menage"),)
    assert chosen == (CLEANER.label, "pas le soir")


def test_work_that_is_refused_and_part_time_are_told_beside_the_times_each_one_tap_from_being_taken_off() -> None:
    words = "menage a temps partiel, pas le soir, je deteste les bureaux"
    found = sought(asked(words=words), meaning(CLEANER), refused=("bureaux",))

    assert found is not None
    assert [one.said for one in found.without] == ["le soir", "temps plein", "bureaux"]
    assert found.without[2].address == f"{QUESTION}&mots=menage+a+temps+partiel%2C+pas+le+soir"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("je deteste les bureaux", "Sans : bureaux : enlever"),
        ("je ne veux plus faire de ménage", "Sans : ménage : enlever"),
        ("chauffeur mais rien à porter", "Sans : charges à porter : enlever"),
        ("pas tot le matin", "Sans : avant 8 h : enlever"),
        ("temps partiel", "Sans : temps plein : enlever"),
    ],
)
def test_whatever_is_refused_stands_on_the_page(shared_site: Site, words: str, told: str) -> None:
    assert told in text_of(shared_site.browser().get(f"{QUESTION}&mots={quote_plus(words)}"))


def test_a_refusal_stands_on_the_page_and_nothing_is_said_of_one_on_some_days_alone(shared_site: Site) -> None:
    browser = shared_site.browser()

    assert "Sans : le soir : enlever" in text_of(browser.get(f"{QUESTION}&mots=menage+pas+le+soir"))
    assert "Sans :" not in text_of(browser.get(f"{QUESTION}&mots=menage+pas+le+dimanche+matin"))


def test_the_part_of_the_day_stands_on_the_page_with_what_it_is(shared_site: Site) -> None:
    page = text_of(shared_site.browser().get(f"{QUESTION}&mots=menage+le+mattin"))

    assert "Le matin : enlever" in page


def test_the_words_that_were_typed_stand_beside_what_was_understood(shared_site: Site) -> None:
    page = shared_site.browser().get(f"{QUESTION}&mots=m%C3%A9nage+2h").text

    assert "« <bdi>ménage 2h</bdi> »" in page
    assert re.search(r">2\sh par jour</a>", page)


def test_nothing_is_shown_back_of_a_search_without_words() -> None:
    assert sought(asked(words=""), []) is None


def test_the_trades_of_an_address_are_looked_for_and_not_the_words(shared_site: Site) -> None:
    corrected = shared_site.browser().get(f"{QUESTION}&mots=m%C3%A9nage&metier=D1102")

    assert corrected.status_code == 200
    assert re.search(r"Boulanger[^<]*</bdi><span class=\"aloud\">: enlever", corrected.text)
    assert "Répond au souhait « ménage »" not in text_of(corrected)


def test_words_that_name_no_trade_bring_all_that_is_near_and_never_nothing_found(shared_site: Site) -> None:
    page = text_of(shared_site.browser().get(f"{QUESTION}&mots=CAF+RSA"))

    assert "Voici tout ce qui est près." in page
    assert "rien trouvé" not in page
    assert ": enlever" not in page


def test_a_code_that_is_no_trade_is_left_aside(shared_site: Site) -> None:
    answer = shared_site.browser().get(f"{QUESTION}&mots=m%C3%A9nage&metier=Z9999")

    assert answer.headers["location"] == f"{QUESTION}&mots=m%C3%A9nage"


def test_something_else_is_asked_with_what_is_known_kept(shared_site: Site) -> None:
    page = shared_site.browser().get(f"{QUESTION}&mots=m%C3%A9nage")
    address = re.search(r'href="([^"]+changer=mots)"', page.text)
    assert address is not None

    form = shared_site.browser().get(address[1].replace("&amp;", "&")).text

    assert 'value="Guéret"' in form
    assert 'name="mots" type="text" value=""' in form


def test_no_licence_is_shown_as_understood_and_taken_off_alone() -> None:
    found = sought(asked(words="livreur, j'ai pas le permis"), meaning(COOK))

    assert found is not None
    assert found.without == (Without("permis de conduire", f"{QUESTION}&mots=livreur"),)
