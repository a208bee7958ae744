"""The welcome says all that is needed to look around, and how to start over."""

import io
from pathlib import Path

from rich.console import Console

from cli.demo.welcome import welcome
from store.accounts.account import Role


def test_the_welcome_gives_each_link_whole_and_says_how_to_start_over() -> None:
    paper = io.StringIO()
    links = {role.value: f"http://127.0.0.1:8000/connexion/{role.value}-{'x' * 60}" for role in Role}

    welcome(
        Console(file=paper, width=40),
        address="http://127.0.0.1:8000",
        links=links,
        letters=Path("/demo/courrier/index.html"),
    )

    told = paper.getvalue()
    assert all(link in told for link in links.values())
    assert "file:///demo/courrier/index.html" in told
    assert "make demo ARGS=--reset" in told
