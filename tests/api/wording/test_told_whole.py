"""A page in Arabic says nothing in French but names, and what is marked as French: the words of offers and of people.

Tests of catalogues hold complete what is marked; this crawl finds what nobody marked.
"""

import re
from html.parser import HTMLParser

import store
from api.access import Rule
from store.accounts.account import Role
from tests.api.test_access import ACCESS
from tests.fixtures.site import Site
from tests.make.rows import meeting_asked

ROLES = (Role.BENEFICIARY, Role.RECRUITER, Role.COUNSELLOR, Role.TEAM_LEAD, Role.OPERATOR)
PAGES = [
    path
    for method, path in (route.split() for route in ACCESS)
    if method == "GET" and not re.search(r"^/v1/|\.\w+$|^/(proconnect|deconnexion|readyz|healthz|metrics|style)", path)
]
NAMES = (
    *(
        "Alentour",
        "France Travail",
        "France Services",
        "Les emplois de l'inclusion",
        "Immersion Facilitée",
        "ProConnect",
    ),
    *("JeVeuxAider", "Service civique", "data.inclusion", "OpenStreetMap", "Défenseur des droits", "immersion"),
    *("JavaScript", "axe-core", "RGAA", "EUPL", "ODbL", "CNIL", "RSA", "SMS", "SIRET", "CSV", "PDF", "JSON", "Enter"),
)
"""What is called so in every language."""
OF_THE_TOWN = (
    *(
        "Claire Dubost",
        "Awa",
        "Bruno",
        "Chloé",
        "Guéret",
        "Aubusson",
        "Bourganeuf",
        "Les Deux Rives",
        "Fournil du Pont",
    ),
    *("Garage Bellot", "Femme de ménage", "Agent d'entretien (H/F)", "Mécanicien", "Serveuse", "Aide aux courses"),
    *("Vendeuse en boulangerie", "Boulanger", "Employé familial", "Agent de propreté de locaux", "ménage", "alentour"),
    *("api-engagement", "france-travail", "immersion-facilitee"),
)
"""What the people, the offers and the sources of the town are called."""
_NOT_SAID = re.compile("\u2068[^\u2069]*\u2069|\\S+@\\S+|" + "|".join(map(re.escape, (*OF_THE_TOWN, *NAMES))))
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
_VOID = frozenset({"meta", "link", "input", "br", "img", "use", "hr", "path", "rect"})
_NOT_READ = frozenset({"script", "style", "textarea", "option"})


class _Reader(HTMLParser):
    """Collects the Latin words that stand outside what is marked as another language, and are no name."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            given = dict(attrs)
            self._open.append(
                (tag, tag in {*_NOT_READ, "bdi"} or given.get("lang", "ar") != "ar" or given.get("dir") == "ltr")
            )

    def handle_endtag(self, tag: str) -> None:
        while any(one == tag for one, _ in self._open) and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(is_marked for _, is_marked in self._open) and _LATIN.search(_NOT_SAID.sub("", data)):
            self.found.append(" ".join(data.split()))


def test_no_page_in_arabic_says_anything_in_french(shared_site: Site) -> None:
    found = {path: words for path in PAGES if (words := french_of(shared_site, path))}

    assert not found, found


def test_an_answer_that_is_refused_says_why_in_arabic(site: Site) -> None:
    with store.session(site.engine) as session:
        meeting = meeting_asked(session, site.town.own_opening, site.town.beneficiary, now=site.now)
    browser, arabic = site.browser(Role.BENEFICIARY), {"Accept-Language": "ar"}
    browser.post("/mon-espace/rencontres", data={"meeting": meeting, "answer": "non"})

    refused = browser.post("/mon-espace/rencontres", data={"meeting": meeting, "answer": "reprendre"}, headers=arabic)

    reader = _Reader()
    reader.feed(refused.text)
    assert refused.status_code == 422
    assert reader.found == []


def test_french_that_nobody_marked_is_found() -> None:
    reader = _Reader()
    reader.feed(
        '<p lang="ar">عمل <bdi lang="fr">Vacations</bdi> \u2068Serveur\u2069 la veille<br><b dir="ltr">Oui</b></p>'
    )

    assert reader.found == ["\u2068Serveur\u2069 la veille"]


def french_of(site: Site, path: str) -> list[str]:
    """The words of a page that are told in French only, as the first role that may read it sees it."""
    rule, town = ACCESS[f"GET {path}"], site.town
    who = reader_of(rule)
    browser = site.browser(who)
    answer = browser.get(
        path.format(
            person_id=town.beneficiary if who is Role.BENEFICIARY else town.own_person,
            counsellor_id=town.users[Role.COUNSELLOR],
            opening_id=town.own_opening,
            employer_id=1,
            sheet_id=town.own_sheet,
            opportunity_id=town.live,
            secret="none",
            code="none",
            what="souhaits",
            part="souhaits",
        ),
        headers={"Accept-Language": "ar"},
    )
    reader = _Reader()
    if answer.headers.get("content-type", "").startswith("text/html"):
        reader.feed(answer.text)
    return reader.found


def reader_of(rule: Rule) -> Role | None:
    return None if rule.roles is None else next(role for role in ROLES if role in rule.roles)
