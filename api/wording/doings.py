"""What there is to do in a planned week, in the words of who does it: for a page and for a calendar alike."""

from markupsafe import Markup, escape

from api.wording.languages import Lazy, lazy
from api.wording.words import KINDS, UNPAID
from matching.plan import Doing, Line

_WORDS: dict[Doing, Lazy] = {
    Doing.TAKE_PART: lazy("%(kind)s : %(title)s"),
    Doing.MEET: lazy("Rencontre : %(title)s"),
    Doing.APPLY: lazy("Préparer et envoyer ma candidature : %(title)s"),
    Doing.APPLY_WITH_SUPPORT: lazy("Préparer ma candidature : %(title)s"),
    Doing.CALL_COMPANY: lazy("Contacter l'entreprise et préparer l'immersion : %(title)s"),
    Doing.ASK_AND_APPLY: lazy("Se renseigner et candidater : %(title)s"),
    Doing.ENROL: lazy("Se renseigner et s'inscrire : %(title)s"),
    Doing.FOLLOW_UP: lazy("Demander des nouvelles à l'employeur, préparer l'entretien : %(title)s"),
    Doing.TALK: lazy("Faire le point par téléphone avec la personne qui accompagne"),
    Doing.MOVE_RIGHTS_ON: lazy("Avancer une démarche : droits, santé, logement ou permis"),
}


def is_unpaid(line: Line) -> bool:
    """Whether it is to work without pay, which is said on the line itself."""
    return line.doing is Doing.TAKE_PART and line.kind in UNPAID


def doing_told(line: Line, title: str) -> str:
    """What the line is about, in the language of now; `title` is that of its opportunity, "" where it has none."""
    kind = "" if line.kind is None else str(KINDS[line.kind].short)
    return str(_WORDS[line.doing]) % {"kind": kind, "title": title}


def doing_shown(line: Line, title: str) -> Markup:
    """The same for a page: the title is French, whatever the language around it."""
    shown = Markup('<bdi lang="fr">{}</bdi>').format(title)
    kind = "" if line.kind is None else str(KINDS[line.kind].short)
    return Markup(escape(str(_WORDS[line.doing]))) % {"kind": kind, "title": shown}
