"""The address of a search: read leniently, written in one way."""

import pytest

from api.places import Places
from api.search.question import Draft, Question, SearchAddress, read_means, read_question
from geo import Commune, Communes, Means, Mode
from matching import Kind
from tests.make.town import COMMUNES
from tests.make.values import AUBUSSON


class Town(Places):
    """Places that need no database."""

    def __init__(self) -> None:
        self._communes = COMMUNES
        self._geocoder = None


def read(**values: object) -> Question | Draft:
    return read_question(SearchAddress.model_validate(values), Town())


def asked(**values: object) -> Question:
    question = read(**{"lieu": "23008", "moyen": ["car:30"]} | values)
    assert isinstance(question, Question)
    return question


def test_a_question_comes_back_from_its_own_address() -> None:
    question = asked(moyen=["car:30", "walk:15"], mots="ménage", type=["job"], tri="proche", page="2")

    asked_for = "mots=m%C3%A9nage&type=job&tri=proche&page=2"
    assert question.address() == f"/?lieu=23008&moyen=car%3A30&moyen=walk%3A15&{asked_for}"
    assert question.kinds == {Kind.JOB}


@pytest.mark.parametrize("place", ("aubusson", "23200", "Aubusson (23200)", "AUBUSON"))
def test_a_place_is_understood_as_people_write_it(place: str) -> None:
    assert asked(lieu=place).home.insee == "23008"


class Digits(Town):
    """23200 is the postal code of one commune and the INSEE code of another."""

    def __init__(self) -> None:
        super().__init__()
        other = Commune("23200", "Saint-Goussaud", "23", ("23430",), AUBUSSON, 200)
        self._communes = Communes((*COMMUNES, other), version="some")


def test_five_digits_are_a_postal_code_where_people_type_them_and_an_insee_code_in_an_address_made_here() -> None:
    places = Digits()
    answers = {"moyen": ["car"], "minutes": "30"}
    typed = read_question(SearchAddress.model_validate({"lieu": "23200"} | answers), places)
    made = read_question(SearchAddress.model_validate({"lieu": "23200", "moyen": ["car:30"]}), places)

    assert isinstance(typed, Question)
    assert isinstance(made, Question)
    assert (typed.home.name, made.home.name) == ("Aubusson", "Saint-Goussaud")
    assert [one.name for one in places.typed("23430")] == ["Saint-Goussaud"]
    assert [one.name for one in places.typed("23008")] == ["Aubusson"]


def test_the_answers_of_the_form_make_the_canonical_question() -> None:
    assert asked(moyen=["car", "bike"], minutes="45").means == (Means(Mode.CAR, 45), Means(Mode.BIKE, 45))


def test_a_kind_named_among_the_words_narrows_the_search_and_leaves_them() -> None:
    question = asked(mots="immersion boulangerie")

    assert question.kinds == {Kind.IMMERSION}
    assert question.words == "boulangerie"
    assert asked(mots="immersion boulangerie", type=["job"]).kinds == {Kind.JOB}
    assert question.wide_open() == "/?lieu=23008&moyen=car%3A30&mots=boulangerie"


def test_a_blank_form_is_not_a_fault() -> None:
    assert read() == Draft()


@pytest.mark.parametrize(
    "answers", [{"mots": "menage bourganeuf 2h"}, {"lieu": "menage bourganeuf 2h"}, {"mots": "menage à Bourganeuf, 2h"}]
)
def test_a_place_written_among_what_is_looked_for_is_read_put_where_it_belongs_and_asked_about(
    answers: dict[str, str],
) -> None:
    without_means = read(minutes="30", **answers)
    draft = read(minutes="30", moyen=["walk"], **answers)

    assert isinstance(without_means, Draft)
    assert (without_means.place, without_means.words) == ("Bourganeuf", "menage 2h")
    assert "Nous avons lu « Bourganeuf »" in without_means.faults["lieu"]
    assert isinstance(draft, Draft)
    assert [address for _, address in draft.choices] == ["/?lieu=23030&moyen=walk%3A30&mots=menage+2h"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("menage bourganeuf 2h", "menage 2h"),
        ("ménage pas loin de Bourganeuf", "ménage"),
        ("menage sauf bourganeuf", "menage sauf bourganeuf"),
        ("menage gueret", "menage gueret"),
    ],
)
def test_the_place_one_starts_from_is_nothing_to_look_for_in_offers(words: str, kept: str) -> None:
    assert asked(lieu="bourganeuf", mots=words).words == kept


@pytest.mark.parametrize(
    "place", ["bourganeuf, gueret", "Bourganeuf Guéret", "bourganeuf ou gueret", "bourganeuf/guéret"]
)
def test_of_several_places_none_is_taken_in_silence(place: str) -> None:
    draft = read(lieu=place, moyen=["walk:30"])

    assert isinstance(draft, Draft)
    assert [commune.name for commune, _ in draft.choices] == ["Bourganeuf", "Guéret"]


@pytest.mark.parametrize("place", ["12 route de Guéret 23400 Bourganeuf", "Bourganeuf 23400", "st maurice souterraine"])
def test_a_street_a_code_or_a_name_without_its_article_is_one_place(place: str) -> None:
    assert asked(lieu=place).home.name in {"Bourganeuf", "Saint-Maurice-la-Souterraine"}


def test_an_ambiguous_name_asks_which_commune_and_keeps_the_rest_of_the_question() -> None:
    draft = read(lieu="saint maurice", moyen=["car:30"], mots="ménage")

    assert isinstance(draft, Draft)
    assert [commune.insee for commune, _ in draft.choices] == ["23220", "23221"]
    assert draft.choices[1][1] == "/?lieu=23221&moyen=car%3A30&mots=m%C3%A9nage"


def test_a_name_that_only_begins_alike_is_asked_about_and_not_believed() -> None:
    draft = read(lieu="aubas", moyen=["car:30"])

    assert isinstance(draft, Draft)
    assert draft.faults["lieu"].endswith(".")
    assert draft.choices[0][1] == "/?lieu=23008&moyen=car%3A30"


def test_an_unknown_place_and_no_means_are_both_told_at_once() -> None:
    draft = read(lieu="Zzyzx", mots="ménage")

    assert isinstance(draft, Draft)
    assert set(draft.faults) == {"lieu", "moyen"}
    assert draft.words == "ménage"


def test_an_unknown_place_is_told_where_a_search_can_start() -> None:
    draft = read(lieu="Zzyzx", moyen=["car:30"])

    assert isinstance(draft, Draft)
    assert draft.faults["lieu"].endswith("Alentour couvre pour l'instant : Creuse.")


@pytest.mark.parametrize("text", ("car:-5", "car:0", "car:abc", "car:", "car:²", "car:99999999999"))
def test_senseless_minutes_become_minutes_that_make_sense(text: str) -> None:
    (means,) = read_means([text])

    assert 0 < means.max_minutes <= 180


def test_an_unknown_means_order_or_page_is_left_aside() -> None:
    question = asked(moyen=["car:30", "helicopter:5"], tri="score", page="-1", type=["treasure"])

    assert question == asked()


def test_words_of_ten_thousand_letters_and_null_bytes_are_cut_to_a_question() -> None:
    question = asked(mots="m\x00énage " * 2_000)

    assert len(question.words) <= 200
    assert "\x00" not in question.words


@pytest.mark.parametrize("words", ("livreur sans permis", "j'ai pas le permis", "pas besoin de permis", "без прав"))
def test_who_says_to_have_no_licence_is_asked_before_as_having_none(words: str) -> None:
    assert asked(mots=words).person().licences == frozenset()


@pytest.mark.parametrize("words", ("livreur", "livreur sans permis C", "ménage sans voiture", "j'ai le permis"))
def test_the_licence_of_anybody_else_is_not_known(words: str) -> None:
    assert asked(mots=words).person().licences is None
