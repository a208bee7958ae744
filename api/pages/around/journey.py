"""From where somebody looks at an opportunity: a search, their own space, the file of somebody they follow."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request
from sqlalchemy.orm import Session

from api.deps import Number, Service
from api.ownership import own_person
from api.search.question import Question, SearchAddress, read_question
from api.search.sought import labels_of
from api.wording.languages import gettext
from matching import Person, read_people
from store.accounts.account import Account, Role


class FromAddress(SearchAddress):
    """Where the visitor comes from: a search, or the list of the person `pour`."""

    pour: Number | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """From where an opportunity is looked at: a search, one's own space, the file of somebody followed."""

    person: Person
    place: str
    back: str
    """The address of the list that led here."""
    back_words: str
    kept: str
    """What keeps this start in an address: "pour=12"."""
    read: str | None = None
    """The pseudonym of somebody followed, whose file is read; None for a search and for oneself."""
    ranked: bool = True
    """Whether reasons are told: somebody who wants no ranking is told none (R10)."""
    words: str = ""
    """What a search asks for, as typed; nothing from a file."""
    dismissed: frozenset[int] = frozenset()
    """What the person set aside, never to be proposed again (R13)."""

    def address(self, path: str) -> str:
        """`path`, with this start kept in it."""
        return f"{path}?{self.kept}"


def still_from(request: Request, path: str) -> str:
    """`path`, from where the page of this request is looked at: nobody types their search twice."""
    return f"{path}?{request.url.query}" if request.url.query else path


def question_of(asked: FromAddress, service: Service) -> Question | None:
    """The search that led here; None where none did."""
    labels = labels_of(asked.metier, service.matcher.knowledge)
    question = read_question(asked, service.places, labels=labels)
    return question if isinstance(question, Question) else None


def start_of(database: Session, account: Account | None, asked: FromAddress, question: Question | None) -> Start | None:
    """From where an opportunity is looked at: the file that the address names, else the search; None where neither."""
    if account is not None and asked.pour is not None:
        return start_of_person(database, account, asked.pour)
    return start_of_search(question) if question is not None else None


def start_of_search(question: Question) -> Start | None:
    """The start that a search tells; None where its commune has no centre."""
    if question.home.point is None:
        return None
    return Start(
        person=question.person(),
        place=question.home.name,
        back=question.address(),
        back_words=gettext("Revenir à ma recherche"),
        kept=urlencode(question.values()),
        words=question.words,
    )


def start_of_person(database: Session, account: Account, person_id: int) -> Start:
    """The start of somebody followed, or of oneself. Raises NotFound where it is neither."""
    card = own_person(database, account, person_id)
    (followed,) = read_people(database, [card.id])
    own = account.role is Role.BENEFICIARY
    return Start(
        person=followed.person,
        place=card.place,
        back="/mon-espace" if own else f"/conseil/personnes/{card.id}",
        back_words=gettext("Revenir à mon espace") if own else gettext("Revenir à %(name)s", name=card.first_name),
        kept=f"pour={card.id}",
        read=None if own else str(card.pseudonym),
        ranked=followed.ranked,
        dismissed=followed.left_out,
    )
