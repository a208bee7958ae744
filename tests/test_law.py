"""What the law forbids, held by where code may be: nothing is sent by itself (R2), nothing serves control (R12)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import queries
from store.tables import PersonRow

CHECKOUT = Path(__file__).parents[1]
PACKAGES = ("api", "cli", "geo", "ingest", "kit", "matching", "sheets", "store")


def modules() -> Iterator[tuple[str, str]]:
    """Each module of the house, as "api/app.py", with its text."""
    for package in PACKAGES:
        for path in sorted((CHECKOUT / package).rglob("*.py")):
            yield path.relative_to(CHECKOUT).as_posix(), path.read_text(encoding="utf-8")


def importing(*wanted: str) -> set[str]:
    """The modules that import one of these names, from wherever, or reach it through what they import."""
    return {name for name, text in modules() if any(one in text for one in wanted) and set(wanted) & reached_by(text)}


def reached_by(text: str) -> set[str]:
    """The names that a module imports, and those that it takes of what it imports: `outbox.post_to_person`."""
    tree = ast.parse(text)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    named = {alias.name for node in imports for alias in node.names}
    named |= {node.module for node in imports if isinstance(node, ast.ImportFrom) and node.module}
    bound = {(alias.asname or alias.name).partition(".")[0] for node in imports for alias in node.names}
    taken = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return named | {node.attr for node in taken if _first_of(node) in bound}


def _first_of(node: ast.expr) -> str | None:
    """The name that a dotted expression begins with; None of another one."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


@pytest.mark.parametrize(
    "text",
    [
        "from store.mail.outbox import post_to_person",
        "from store.mail.outbox import post_to_person as tell",
        "from store import outbox\noutbox.post_to_person(session)",
        "import store.mail.outbox\nstore.outbox.post_to_person(session)",
        "from store import outbox as letters\ndef go(): letters.post_to_person(session)",
    ],
)
def test_who_reaches_a_name_is_seen_whichever_way_it_is_imported(text: str) -> None:
    assert "post_to_person" in reached_by(text)
    assert "post_to_person" not in reached_by("from store import outbox\nmine.post_to_person(outbox)")


def test_nothing_writes_to_people_but_what_they_chose_a_human_sent_or_the_law_asks() -> None:
    assert importing("smtplib") == {"api/mail/server.py"}
    assert importing("MailServer") == {"api/accounts/mail.py", "api/mail/__init__.py", "api/mail/sender.py"}
    # a link, to who asked for it just now; that one's own password changed
    asking = {f"api/accounts/{name}.py" for name in ("address", "employer", "sign_in", "space")}
    assert importing("LinkMail") == asking | {"api/accounts/own_password.py"}
    # a letter: what somebody suggests or asks, asked once more, the answer to it, the warning before a file is
    # erased, that a card to their space was made; to employers, that they are approved, that a link to their account
    # was given, that what they published was taken down, that more people could take it
    posting = importing("post", "post_to_person", "post_to_employer")
    deciding = {f"store/meetings/{name}.py" for name in ("answering", "asking")}
    deciding |= {f"store/employers/{name}.py" for name in ("employer", "taking_down")}
    deciding |= {"store/accounts/cards.py", "store/keeping/retention.py", "store/people/decisions.py"}
    assert posting == deciding | {"ingest/openings.py"}
    # news, at the pace that the person chose: nobody has one until then
    assert importing("post_alerts") == {"api/mail/sender.py"}
    assert PersonRow.__table__.c.alerts.server_default.arg == "none"


def test_what_somebody_refused_is_read_by_their_own_pages_and_nothing_that_makes_files() -> None:
    readers = importing("decisions_of", "Decided", "SuggestionRow")
    desk = {f"api/pages/desk/{name}.py" for name in ("history", "immersions", "leaflet")}
    own = {"api/pages/around/mine.py", *(f"api/pages/space/{name}.py" for name in ("my_space", "steps"))}
    week = {"api/week/kept.py"}  # what is kept and was refused since is in no week
    pages = {"api/following/file.py", *own, *desk, *week}
    demo = {"cli/demo/desk.py"}  # the decisions of invented people
    assert readers == pages | demo | {"store/people/decisions.py", "store/tables/__init__.py"}

    queries = {path.name: path.read_text(encoding="utf-8") for path in (CHECKOUT / "store/sql").glob("*.sql")}
    named = {name for name, text in queries.items() if re.search(r"\b(from|join) suggestions\b", text)}
    assert named <= {
        "forgetting.sql",
        "lists.sql",
        "matching.sql",
        "news.sql",
        "night.sql",
        "outbox.sql",
        "outcomes.sql",
        "people.sql",
        "portfolio.sql",
        "retention.sql",
    }


STEPS = "store.people.steps"
SAID = {"DATED", "MOST_WORDS", "NOT_AHEAD", "NoRoomForWords", "SaidStep", "Step"}
"""Names of `store.people.steps` that say what a step is, and read none."""
WRITES = {"add_to_step", "detail_step", "say_step", "take_back_note", "take_back_step"}
STEPS_READ_BY = {
    "steps_of": {
        *(f"api/pages/desk/{name}.py" for name in ("leaflet", "person", "their_steps")),
        *(f"api/pages/space/{name}.py" for name in ("my_space", "steps")),
        *(f"api/week/{name}.py" for name in ("agreed", "kept")),
        "api/pages/around/mine.py",
        "cli/demo/lived.py",
    },
    # to a counsellor who looks for somebody to propose a place to: who of their people has it already
    "holders_of": {"api/pages/desk/takers.py"},
    # that a place is taken, and not by whom: told beside it, left out of what is found and of lists
    "taken_places": {
        *(f"api/{name}.py" for name in ("following/fit", "opportunity/now", "v1/search")),
        *(f"api/pages/around/{name}.py" for name in ("opportunity", "search")),
        *("api/pages/desk/takers.py", "api/pages/space/kept.py"),
        "matching/people.py",
    },
    # what nobody confirmed is told to counsellors alone, and counted
    "claimed_places": {
        *("api/following/fit.py", "api/pages/desk/leaflet.py", "api/pages/desk/person.py"),
        *("store/people/portfolio.py", "store/people/team.py"),
    },
}
STEP_QUERIES = {
    "steps_of": {"store/people/steps.py"},
    "holders_of": {"store/people/steps.py"},
    "taken_places": {"store/people/steps.py"},
    # no score: what somebody has or was refused is not proposed to them again, nor what is taken to anybody
    "outcomes": {"matching/people.py"},
    "portfolio": {"store/people/portfolio.py"},
    "came_of_proposals": {"store/people/outcomes.py"},
    "desks": {"store/people/team.py"},
    # when somebody was last heard of
    "silent_people": {"store/keeping/retention.py"},
    "heard_again": {"store/keeping/retention.py"},
}


def taken_from(module: str) -> dict[str, set[str]]:
    """Each name that is imported from a module, with those who import it; the module itself as "*"."""
    package, _, last = module.rpartition(".")
    found: dict[str, set[str]] = {}
    for who, text in modules():
        for node in ast.walk(ast.parse(text)) if last in text else ():
            names = {alias.name for alias in node.names} if isinstance(node, ast.Import | ast.ImportFrom) else set()
            origin = node.module if isinstance(node, ast.ImportFrom) else None
            whole = module in names or (origin == package and last in names)
            for name in names if origin == module else {"*"} if whole else ():
                found.setdefault(name, set()).add(who)
    return found


def queries_of(table: str) -> dict[str, str]:
    """The named queries that say the name of a table, with what they ask."""
    asked = {name: query.text for name, query in queries().items()}
    return {name: text for name, text in asked.items() if re.search(rf"\b{table}\b", text)}


def who_asks(query: str) -> set[str]:
    """The modules that ask a named query."""
    return {name for name, text in modules() if f'queries()["{query}"]' in text}


def test_what_became_of_a_step_is_read_by_no_score_and_nothing_that_makes_files() -> None:
    readers = {name: by for name, by in taken_from(STEPS).items() if name not in SAID | WRITES}
    assert readers == STEPS_READ_BY
    assert importing("StepRow") == {"store/people/steps.py", "store/tables/__init__.py"}
    assert {name: who_asks(name) for name in queries_of("person_steps")} == STEP_QUERIES


def test_a_team_is_told_what_led_somewhere_and_never_a_no_nor_an_end() -> None:
    asked = queries_of("person_steps")
    # a count of news leaves out what somebody said anything of, without reading what they said
    assert not re.search(r"\b(step|words)\b", asked["desks"])
    assert not re.search("refused|stopped|missed|no_answer|dismissed", asked["came_of_proposals"])


def test_a_name_leaves_for_an_employer_through_one_function_alone() -> None:
    makers = {f"store/meetings/{name}.py" for name in ("answering", "asking")}
    makers |= {"cli/demo/meetings.py", "store/employers/leaving.py", "store/tables/__init__.py"}
    assert importing("MeetingRow") <= makers
    assert importing("contact_told") <= {"api/pages/recruiting/opening.py"}
    told = {name for name, text in modules() if "told_contact" in text and not name.startswith("store/migrations/")}
    assert told <= makers | {"store/tables/meetings.py", "api/following/own_data.py"}

    queries = {path.name: path.read_text(encoding="utf-8") for path in (CHECKOUT / "store/sql").glob("*.sql")}
    assert {name for name, text in queries.items() if "told_name" in text or "told_contact" in text} == {"meetings.sql"}
