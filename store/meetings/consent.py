"""The consent to one meeting (R3) as a state machine: a pure function of a state and an event, and nothing else.

            give ──► given ──► withdraw ──► withdrawn
    asked ──┤          └─────► expire ───┐
            ├─ refuse ──► refused        ├─► expired
            ├─ expire ───────────────────┘
            └─ cancel ──► cancelled; out of given too, where the employer leaves

A name and a contact are told in the state "given" alone, and only until it expires: `Consent.lets_tell`.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from kit import marked
from store.errors import ToldError

LASTS = timedelta(days=30)
"""How long a question waits for an answer, and how long a yes holds: then both are over by themselves."""


class ConsentState(StrEnum):
    """Where the consent to one meeting stands."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class ConsentEvent(StrEnum):
    """What happens to it: the first three by the person's will alone, the next by time alone, the last by who asked."""

    GIVE = "give"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    CANCEL = "cancel"


class ConsentSettled(ToldError):
    """The consent cannot change this way any more, or not yet."""


_STATE, _EVENT = ConsentState, ConsentEvent

TRANSITIONS: dict[tuple[ConsentState, ConsentEvent], ConsentState] = {
    (_STATE.ASKED, _EVENT.GIVE): _STATE.GIVEN,
    (_STATE.ASKED, _EVENT.REFUSE): _STATE.REFUSED,
    (_STATE.ASKED, _EVENT.EXPIRE): _STATE.EXPIRED,
    (_STATE.ASKED, _EVENT.CANCEL): _STATE.CANCELLED,
    (_STATE.GIVEN, _EVENT.WITHDRAW): _STATE.WITHDRAWN,
    (_STATE.GIVEN, _EVENT.EXPIRE): _STATE.EXPIRED,
    (_STATE.GIVEN, _EVENT.CANCEL): _STATE.CANCELLED,
}
"""All that can happen; what is not here cannot."""

OPEN_STATES = (ConsentState.ASKED, ConsentState.GIVEN)
"""Those that something can still happen to."""

_WHY_NOT = {
    _STATE.ASKED: marked("Cette demande attend encore une réponse : dites oui ou non."),
    _STATE.GIVEN: marked("Cette demande a déjà reçu un oui. Vous pouvez seulement le reprendre."),
    _STATE.REFUSED: marked("Cette demande a déjà reçu un non. Il n'y a plus rien à faire."),
    _STATE.WITHDRAWN: marked("Cet accord a déjà été repris. L'employeur ne voit plus rien."),
    _STATE.EXPIRED: marked("Cette demande a plus de 30 jours : elle est finie. L'employeur ne voit rien."),
    _STATE.CANCELLED: marked("L'employeur a annulé cette demande. Il n'y a plus rien à faire."),
}


@dataclass(frozen=True, slots=True)
class Consent:
    """The consent to one meeting: its state as written, and when that state is over by itself."""

    state: ConsentState
    expires_at: datetime

    def at(self, now: datetime) -> "Consent":
        """The consent as it stands at `now`: what has run out is expired, whether or not that was written down."""
        if self.state in OPEN_STATES and now >= self.expires_at:
            return replace(self, state=TRANSITIONS[self.state, ConsentEvent.EXPIRE])
        return self

    def after(self, event: ConsentEvent, *, now: datetime) -> "Consent":
        """The consent once `event` has happened at `now`. Raises ConsentSettled where it cannot happen."""
        standing = self.at(now)
        if event is ConsentEvent.EXPIRE and now < self.expires_at:
            raise ConsentSettled(marked("Cette demande n'a pas encore 30 jours : elle tient toujours."))
        if event is ConsentEvent.EXPIRE and standing.state is ConsentState.EXPIRED:
            return standing
        state = TRANSITIONS.get((standing.state, event))
        if state is None:
            raise ConsentSettled(_WHY_NOT[standing.state])
        return Consent(state, now + LASTS if event is ConsentEvent.GIVE else standing.expires_at)

    def lets_tell(self, now: datetime) -> bool:
        """Whether the name and the contact may be told to the employer at `now`."""
        return self.at(now).state is ConsentState.GIVEN


def asked_at(now: datetime) -> Consent:
    """The consent as it is when an employer asks."""
    return Consent(ConsentState.ASKED, now + LASTS)
