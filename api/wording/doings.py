"""What there is to do in a planned week, in the words of who does it: for a page and for a calendar alike."""

from markupsafe import Markup, escape

from api.wording.languages import Lazy, gettext, lazy
from api.wording.words import KINDS, UNPAID
from matching import Opportunity
from matching.plan import Doing, Line

_WORDS: dict[Doing, Lazy] = {
    Doing.TAKE_PART: lazy("%(kind)s : %(title)s"),
    Doing.ANSWER: lazy("Répondre à la demande de %(employer)s"),
    Doing.AWAIT_CALL: lazy("Attendre l'appel et se préparer : %(title)s"),
    Doing.MEET: lazy("Entretien : %(title)s"),
    Doing.APPLY: lazy("Préparer et envoyer ma candidature : %(title)s"),
    Doing.CALL: lazy("Préparer l'appel et appeler l'employeur : %(title)s"),
    Doing.APPLY_WITH_SUPPORT: lazy("Préparer ma candidature : %(title)s"),
    Doing.CALL_COMPANY: lazy("Contacter l'entreprise et préparer l'immersion : %(title)s"),
    Doing.ASK_AND_APPLY: lazy("Se renseigner et candidater : %(title)s"),
    Doing.ENROL: lazy("Se renseigner et s'inscrire : %(title)s"),
    Doing.FOLLOW_UP: lazy("Demander des nouvelles à l'employeur : %(title)s"),
    Doing.ASK_AGAIN: lazy("Relancer l'employeur : %(title)s"),
    Doing.PREPARE: lazy("Demander le jour de l'entretien et s'y préparer : %(title)s"),
    Doing.TALK: lazy("Faire le point par téléphone avec la personne qui accompagne"),
    Doing.MOVE_RIGHTS_ON: lazy("Avancer une démarche : droits, santé, logement ou permis"),
}


def is_unpaid(line: Line) -> bool:
    """Whether it is to work without pay, which is said on the line itself."""
    return line.doing is Doing.TAKE_PART and line.kind in UNPAID


def without_an_hour(line: Line) -> str:
    """What stands in the place of the hours of a line that has none of its own."""
    return gettext("Quand l'employeur appelle") if line.doing is Doing.AWAIT_CALL else gettext("Heure à demander")


def doing_told(line: Line, about: Opportunity | None) -> str:
    """What the line is about, in the language of now; `about` is its opportunity, None where it has none."""
    return str(_WORDS[line.doing]) % _named(line, about)


def doing_shown(line: Line, about: Opportunity | None) -> Markup:
    """The same for a page: names are French, whatever the language around them."""
    named = _named(line, about)
    french = {name: Markup('<bdi lang="fr">{}</bdi>').format(named[name]) for name in ("title", "employer")}
    return Markup(escape(str(_WORDS[line.doing]))) % (named | french)


def _named(line: Line, about: Opportunity | None) -> dict[str, str]:
    """What the words may name: the kind, the title and the employer, who is the title where nobody knows them."""
    title = "" if about is None else about.title
    employer = "" if about is None else about.employer or title
    return {"kind": "" if line.kind is None else str(KINDS[line.kind].short), "title": title, "employer": employer}
