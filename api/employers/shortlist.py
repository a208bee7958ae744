"""The anonymous shortlist of an opening, for the recruiter who owns it: made, logged and audited in one place."""

from datetime import datetime

from sqlalchemy.orm import Session

from api.errors import Gone, NotAllowed
from api.wording.languages import gettext
from api.wording.reasons import PAGE
from matching import Matcher, Shortlist, make_shortlist
from store.accounts.account import Account
from store.audit.log import Action, record
from store.employers.openings import Opening


def shown_shortlist(
    database: Session, matcher: Matcher, opening: Opening, *, account: Account, now: datetime
) -> Shortlist:
    """The shortlist of the recruiter's `opening` (see `own_opening`), written down as seen.

    Raises NotAllowed where nobody has approved the employer yet, Gone where the opening is closed.
    """
    if opening.approved_at is None:
        raise NotAllowed(gettext("Votre entreprise doit d'abord être validée par un conseiller. Contactez-le."))
    if opening.retired_at is not None:
        raise Gone(gettext("Cette offre est fermée : elle n'a plus de liste."))
    shortlist = make_shortlist(database, matcher, opening.id, now=now, into=PAGE)
    subject = shortlist.opening.key
    record(database, Action.READ_SHORTLIST, account=account, now=now, subject=subject, list_id=shortlist.list_id)
    return shortlist
