"""`alentour accounts`: who works here. A new service opens its first account this way.

People who are followed, and employers, come in through the site.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from api import WebSettings
from cli.mailing import read_mailing, write_mailing
from kit import email_address, now_utc, spoken
from store import create_store, database, session
from store.accounts.account import Role
from store.accounts.staff import Member, close_account, open_account, put_under, staff
from store.people.spaces import LETTER_DAYS, write_letters

app = typer.Typer(add_completion=False, no_args_is_help=True)


class Work(StrEnum):
    """What somebody does here, as it is typed."""

    COUNSELLOR = "conseil"
    TEAM_LEAD = "equipe"
    OPERATOR = "exploitation"


_ROLES = {Work.COUNSELLOR: Role.COUNSELLOR, Work.TEAM_LEAD: Role.TEAM_LEAD, Work.OPERATOR: Role.OPERATOR}
_WORDS = {Role.COUNSELLOR: "conseil", Role.TEAM_LEAD: "responsable d'équipe", Role.OPERATOR: "exploitation"}

Email = Annotated[str, typer.Argument(metavar="ADRESSE", help="L'adresse e-mail de la personne.")]


@app.callback()
def accounts() -> None:
    """Qui travaille ici : ouvrir, montrer et fermer des comptes ; des codes pour les lettres."""


@app.command("open")
def open_one(
    email: Email,
    *,
    name: Annotated[str, typer.Option(help="Prénom et nom.")],
    work: Annotated[Work, typer.Option(help="Ce que la personne fait ici.")] = Work.COUNSELLOR,
    lead: Annotated[str | None, typer.Option(help="L'adresse de la personne qui dirige son équipe.")] = None,
) -> None:
    """Ouvre un compte : la personne entre avec un lien, à cette adresse."""
    if not email_address(email):
        raise typer.BadParameter(f"« {email} » n'est pas une adresse e-mail.")
    with _writing() as writing:
        open_account(writing, email=email, name=name, role=_ROLES[work], lead=lead, now=now_utc())
    typer.echo(f"Le compte de {name} est ouvert. Sur la page « Se connecter », elle ou il demande un lien.")


@app.command("list")
def list_all() -> None:
    """Montre qui travaille ici."""
    with _writing() as reading:
        found = staff(reading)
    for one in found:
        typer.echo(_line(one))
    if not found:
        typer.echo("Personne encore. Ouvrez un compte : alentour accounts open ADRESSE --name « Prénom Nom »")


@app.command()
def team(email: Email, *, lead: Annotated[str, typer.Option(help="L'adresse de la personne qui la dirige.")]) -> None:
    """Met quelqu'un dans une équipe."""
    with _writing() as writing:
        put_under(writing, email=email, lead=lead)
    typer.echo(f"{email} est maintenant dans l'équipe de {lead}.")


@app.command()
def close(email: Email) -> None:
    """Ferme un compte et ses connexions. Les personnes qu'il suit doivent d'abord être confiées à quelqu'un d'autre."""
    with _writing() as writing:
        close_account(writing, email=email, now=now_utc())
    typer.echo(f"Le compte {email} est fermé.")


@app.command()
def letters(
    source: Annotated[
        Path, typer.Argument(metavar="FICHIER.csv", help="Le fichier du publipostage, une ligne par lettre.")
    ],
    *,
    out: Annotated[Path | None, typer.Option(help="Le fichier à écrire. [sinon : FICHIER-codes.csv]")] = None,
) -> None:
    """Ajoute un code à chaque lettre : la personne ouvre elle-même son espace. Rien n'est gardé d'elle."""
    mailing = read_mailing(source)
    target = out or source.with_name(f"{source.stem}-codes.csv")
    if target.exists():
        raise typer.BadParameter(f"{target} existe déjà. Donnez un autre nom avec --out.")
    with _writing() as writing:
        codes = write_letters(writing, count=len(mailing.lines), now=now_utc())
        write_mailing(mailing, target, codes=codes, public_url=WebSettings().public_url)
    several = "s" if len(codes) > 1 else ""
    typer.echo(f"{len(codes)} code{several} dans {target}. Ils marchent {LETTER_DAYS} jours, une fois chacun.")


@contextmanager
def _writing() -> Iterator[Session]:
    with database() as url:
        engine = create_store(url)
        try:
            with session(engine) as opened:
                yield opened
        finally:
            engine.dispose()


def _line(one: Member) -> str:
    """ "Claire Vialle <claire@…>, conseil, 12 personnes, équipe de helene@…, vue hier à 9 h 10"."""
    told = [f"{one.name} <{one.email}>", _WORDS[one.role]]
    if one.role is Role.COUNSELLOR:
        told.append(f"{one.people} personne{'s' if one.people > 1 else ''}")
    if one.lead:
        told.append(f"équipe de {one.lead}")
    if one.seen_at:
        told.append(f"ici {spoken(one.seen_at, now_utc())}")
    return ", ".join(told)
