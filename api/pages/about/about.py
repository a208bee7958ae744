"""What the site says of itself: help, how it ranks, legal notice, privacy, accessibility."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import admits_everybody
from api.deps import TheService
from api.serving.rendering import render
from api.wording.languages import gettext
from matching import load_weights
from store.accounts.account import Account

router = APIRouter(include_in_schema=False)
Anyone = Annotated[Account | None, admits_everybody()]


@dataclass(frozen=True, slots=True)
class PartShare:
    """What one part of the score looks at, in a sentence, and how much it counts among all parts, in percent."""

    meaning: str
    percent: int


@router.get("/aide")
def help_page(request: Request, service: TheService, _: Anyone) -> Response:
    """How it works, what is done with what one types, where things come from."""
    return render(request, "about/help.html", {"sends": service.settings.sends_mail, "publisher": service.publisher})


@router.get("/classement")
def ranking_page(request: Request, _: Anyone) -> Response:
    """How the order of a list is made: purpose, data, weights, limits, and how to do without."""
    return render(request, "about/ranking.html", {"shares": part_shares(), "version": load_weights().version})


@router.get("/mentions-legales")
def legal_page(request: Request, service: TheService, _: Anyone) -> Response:
    """Who publishes and hosts this site."""
    return render(request, "about/legal.html", {"publisher": service.publisher})


@router.get("/confidentialite")
def privacy_page(request: Request, service: TheService, _: Anyone) -> Response:
    """What is kept of people, why, how long, who sees it, and their rights."""
    return render(request, "about/privacy.html", {"publisher": service.publisher})


@router.get("/accessibilite")
def accessibility_page(request: Request, service: TheService, _: Anyone) -> Response:
    """What was done so that everybody can use the site, what was not, and where to complain."""
    return render(request, "about/accessibility.html", {"publisher": service.publisher})


def part_shares() -> list[PartShare]:
    """Every part of the score with its share, the heaviest first. Raises KeyError where a part has no words yet."""
    meanings = {
        "wish": gettext("Le métier que vous cherchez, ou que vous avez déjà fait."),
        "words": gettext("Vos mots, retrouvés dans l'annonce."),
        "stage": gettext("Ce qui va à votre situation : essayer, reprendre pied ou travailler tout de suite."),
        "reach": gettext("Le temps de trajet, avec vos moyens de transport."),
        "limits": gettext("Ce que votre santé ne permet pas, comme les charges lourdes."),
        "regulated": gettext("Un métier qui demande un diplôme par la loi, si vous ne l'avez pas."),
        "hours": gettext("Le nombre d'heures par semaine que vous souhaitez."),
        "french": gettext("Le français que le travail demande, et le vôtre."),
        "schedule": gettext("Les jours et les heures où vous êtes libre."),
        "experience": gettext("L'expérience demandée, et la vôtre."),
        "level": gettext("Le diplôme demandé, et le vôtre."),
        "licence": gettext("Un permis ou un véhicule souhaité, sans être obligatoire."),
        "skills": gettext("Ce que vous savez faire."),
        "freshness": gettext("Une annonce récente est plus souvent encore libre."),
        "responsiveness": gettext("Un employeur qui répond aux gens."),
    }
    parts = load_weights().parts
    total = sum(parts.values())
    ordered = sorted(parts.items(), key=lambda part: -part[1])
    return [PartShare(meaning=meanings[name], percent=round(100 * weight / total)) for name, weight in ordered]
