"""What somebody reads when the demo is open: where it is, who one can be, what to try first."""

from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from store.accounts.account import Role

_WHO = {
    Role.BENEFICIARY: "Mariam, à Bourganeuf : peu de français, pas de voiture, deux heures de ménage",
    Role.COUNSELLOR: "Claire, conseillère : 60 personnes suivies",
    Role.RECRUITER: "Solange, boulangère à Aubusson : trois annonces",
    Role.TEAM_LEAD: "Hélène, responsable d'équipe",
    Role.OPERATOR: "Sami, qui fait tourner le service",
}

_TRY = (
    "Sans vous connecter : à Aubusson, à pied, cherchez « boulanger ». Puis en voiture, 30 minutes.",
    "Avec le lien de Claire : ouvrez Mariam, passez son bus à 60 minutes, et regardez sa liste changer.",
    "Avec le lien de Solange : dites avec vos mots qui elle cherche. Publiez : elle voit qui convient, sans nom.",
)


def welcome(console: Console, *, address: str, links: Mapping[str, str], letters: Path) -> None:
    """Prints the welcome; a link stays whole whatever the width, so that it can be copied."""
    console.print(f"\n[bold]Alentour est ouvert : {address}[/bold]\n")
    console.print("Pour entrer comme quelqu'un, un lien par rôle. Il sert une fois.\n")
    for role, who in _WHO.items():
        console.print(f"  [bold]{who}[/bold]", soft_wrap=True)
        console.print(f"  {links[role]}\n", soft_wrap=True)
    console.print("À essayer d'abord\n")
    first = Table.grid(padding=(0, 1), pad_edge=True)
    for number, what in enumerate(_TRY, 1):
        first.add_row(f" {number}.", what)
    console.print(first)
    console.print(
        f"\nLes e-mails ne partent pas : ouvrez cette page pour les lire. [bold]{letters.as_uri()}[/bold]",
        soft_wrap=True,
    )
    console.print("Un autre lien : [bold].venv/bin/alentour demo link counsellor[/bold]", soft_wrap=True)
    console.print(
        "Pour tout arrêter : [bold]Ctrl-C[/bold]. Ce que vous changez est gardé pour la prochaine fois.", soft_wrap=True
    )
    console.print("Pour tout remettre comme au début : [bold]make demo ARGS=--reset[/bold]", soft_wrap=True)
