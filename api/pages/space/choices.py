"""My choices: to be shown to employers without my name, or not (R3); to have my list ranked, or by distance (R10); to
hear of what is new by e-mail, or not.
"""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import Response

from api.access import MyFile, SignedIn
from api.accounts.searched import came_from
from api.deps import Database, Now, TheService
from api.pages.space.just_saved import just_saved
from api.profile.meanwhile import known_of
from api.profile.page import QUESTIONS_OF_A_NEW_SPACE
from api.serving.rendering import render, see_other
from api.wording.languages import lazy
from matching import rank_people
from store.accounts.account import user_email
from store.audit.agreements import shortlist_agreements
from store.audit.log import Action, record
from store.mail.outbox import stopped_emails
from store.people.person import change_ranking, change_shortlist_consent
from store.people.profiles import change_alerts, own_choices

router = APIRouter(include_in_schema=False)


ALERTS = {
    "weekly": lazy("Oui, une fois par semaine"),
    "at_once": lazy("Oui, tout de suite"),
    "none": lazy("Non, pas de message"),
}
"""How often I hear of what is new, in the order in which it is offered."""


@router.get("/mon-espace/choix")
def my_choices(
    request: Request,
    database: Database,
    card: MyFile,
    account: SignedIn,
    dit: Annotated[Literal["", "employeurs", "classement", "messages"], Query()] = "",
) -> Response:
    """What I have chosen, and a button to choose otherwise; beside the one just changed (`dit`), that it is saved."""
    context = {
        "card": card,
        "said": dit,
        "in_a_row": False,
        "taken_back": shortlist_agreements(database, subject=str(card.pseudonym)),
        "alerts": own_choices(database, card.id).alerts,
        "alerts_offered": ALERTS,
        "email": user_email(database, account.user_id),
        "stopped": stopped_emails(database, user_id=account.user_id),
    }
    return render(request, "space/choices.html", context)


@router.get("/mon-espace/messages")
def asked_about_messages(
    request: Request,
    service: TheService,
    database: Database,
    card: MyFile,
    account: SignedIn,
    change: Annotated[str, Query(max_length=20)] = "",
    bouge: Annotated[str, Query(max_length=60)] = "",
) -> Response:
    """The last question of a new space: whether to write when something is new; nobody is written to who says nothing.

    Where the part of the file before was just saved (`change`, `bouge`), it says so first.
    """
    wishes = known_of(service, database, card).person.wishes
    context = {
        "asked": QUESTIONS_OF_A_NEW_SPACE,
        "in_a_row": True,
        "alerts": own_choices(database, card.id).alerts,
        "alerts_offered": ALERTS,
        "email": user_email(database, account.user_id),
        "saved": just_saved(change, bouge, wishes=wishes, matcher=service.matcher),
        "came": came_from(request, card.id),
    }
    return render(request, "space/messages.html", context)


@router.post("/mon-espace/choix/employeurs")
def choose_shortlists(
    card: MyFile, database: Database, now: Now, account: SignedIn, answer: Annotated[Literal["oui", "non"], Form()]
) -> Response:
    """To appear in shortlists without a name, from now on, or no longer: it counts at once, and is written down."""
    given, subject = card.shortlist_consent_at, str(card.pseudonym)
    if answer == "oui" and given is None:
        change_shortlist_consent(database, card.id, since=now)
        record(database, Action.CONSENTED, account=account, now=now, subject=subject)
    elif answer == "non" and given is not None:
        change_shortlist_consent(database, card.id, since=None)
        record(database, Action.WITHDREW_CONSENT, account=account, now=now, subject=subject, given_at=given.isoformat())
    return see_other("/mon-espace/choix?dit=employeurs#employeurs")


@router.post("/mon-espace/choix/classement")
def choose_ranking(
    card: MyFile,
    service: TheService,
    database: Database,
    now: Now,
    account: SignedIn,
    answer: Annotated[Literal["oui", "non"], Form()],
) -> Response:
    """To have my list ranked, or by distance alone; the stored list is made again at once."""
    wanted = answer == "oui"
    if wanted != card.ranked:
        change_ranking(database, card.id, ranked=wanted)
        action = Action.TURNED_RANKING_ON if wanted else Action.TURNED_RANKING_OFF
        record(database, action, account=account, now=now, subject=str(card.pseudonym))
        rank_people(database, service.matcher, [card.id], now=now)
    return see_other("/mon-espace/choix?dit=classement#classement")


@router.post("/mon-espace/choix/messages")
def choose_alerts(
    card: MyFile,
    database: Database,
    now: Now,
    account: SignedIn,
    answer: Annotated[Literal["none", "weekly", "at_once"], Form()],
    suite: Annotated[str, Form(max_length=1)] = "",
) -> Response:
    """To hear of what is new by e-mail each week, at once, or not at all; of a new space (`suite`), on to my list."""
    if answer != own_choices(database, card.id).alerts:
        change_alerts(database, card.id, alerts=answer)
        subject = str(card.pseudonym)
        record(database, Action.CHANGED_ALERTS, account=account, now=now, subject=subject, alerts=answer)
    return see_other("/mon-espace" if suite else "/mon-espace/choix?dit=messages#messages")
