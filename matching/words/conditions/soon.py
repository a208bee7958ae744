"""Whether the work begins at once: "poste à pourvoir immédiatement", "prise de poste dès que possible"."""

from matching.words.conditions.passage import Found, Passage, clue

_AT_ONCE = (
    r"(?:immediat\w*|de suite|tout de suite|des que possible|des maintenant|au plus vite|au plus tot|rapide\w*|"
    r"sans delai|asap)"
)
_SOON = clue(
    "pourvoir|prise de poste|prise de fonction|demarr|embauche|debut|commence|recrut|disponib",
    rf"(?:(?:poste\w*|cdi|cdd|mission|contrat|places?)(?: \w+){{0,3}} )?(?:est |sont )?a pourvoir[ :,-]{{1,3}}"
    rf"{_AT_ONCE}|"
    rf"(?:prise de (?:poste|fonctions?)|demarrage|embauche|debut)(?: \w+){{0,4}}?[ :,-]{{1,3}}{_AT_ONCE}|"
    rf"(?:vous |tu )?(?:commence\w*|demarre\w*)[ :,-]{{1,3}}{_AT_ONCE}|"
    rf"recrut\w+(?: \w+){{0,2}} {_AT_ONCE}|"
    r"disponib\w+ immediate\w*",
    unless=r"pas (?:a pourvoir|d embauche|de prise)|reponse rapide|evolution rapide|apprend\w+ rapide|recontact",
    before=60,
)


def soon_in(passage: Passage) -> Found[bool] | None:
    """True where a text says that the work begins at once."""
    return _SOON.yes(passage)
