"""Getting about: travel during work, the vehicle it takes to come, the transport and the bed that are offered."""

from functools import lru_cache

from kit import fold
from matching.words.conditions.passage import Found, Passage, clue

_TRAVEL = clue(
    "deplace|itineran|au domicile|aux domicile|chez nos|chez les|chez des|serez mobile",
    r"(?:des |grands? |les |vos )?deplacements?(?: \w+){0,4}[ :,]{0,3}(?:a prevoir|frequents?|ponctuels?|reguliers?|"
    r"quotidiens?|occasionnels?|nationa\w+|regiona\w+|departement\w*|en france|sur le territoire|sur l ensemble|"
    r"a l etranger|internationa\w+)|"
    r"(?:frequents|ponctuels|reguliers|nombreux|quelques|grands?) deplacements?|deplacements? sont a|"
    r"amene\w*(?: e)?(?: s)? a (?:vous |te |se )?deplacer|vous (?:vous )?deplac(?:ez|erez)|vous serez mobile|"
    r"poste itinerant|technicien\w* itinerant|\bitinerante?s?\b|(?:interven\w+|depannages?|"
    r"service\w*) (?:[a-z]+ ){0,3}(?:directement )?chez (?:nos|les|des) (?:\w+ )?(?:clients|particuliers)|"
    r"cours particuliers (?:[a-z]+ ){0,3}au domicile|(?:au|aux) domiciles? d(?:e|es)(?: nos| vos| \w+)? ?(?:eleves|"
    r"clients|particuliers|patients|beneficiaires)",
    unless=r"frais de deplacement|indemnites? de deplacement|aide\w* (?:au|aux|les)|mobilite reduite|"
    r"personnes? (?:a|dans)",
    before=60,
)
_NO_TRAVEL = clue("deplace", r"(?:pas|sans|aucun|jamais)(?: de| d)? deplacements?(?! \w* ?(?:le|les) (?:week|samedi))")

_OWN = r"(?:vehicules?|voiture|permis(?: \w)?|moyen de (?:locomotion|transport))"
_CAR = r"(?:vehicule|voiture)"
_ITS_OWNERS = r"(?! (?:de (?:service|societe|fonction)|fournie?|mise?)\b)"
_REQUIRED = r"(?:indispensable|obligatoire\w*|exige\w*|necessaire|imperati\w+|requis)"
_NO_VEHICLE = clue(
    "vehicul|voiture|locomotion",
    rf"{_OWN}(?: \w+){{0,14}}? (?:n est|non|pas|sans etre)(?: pas)?(?: une?| d)? ?(?:obligat\w+|necessaire|"
    rf"indispensable|exige\w*|requis|besoin)|"
    r"(?:pas|(?<!pas )(?<!venir )(?<!travailler )sans|nul|inutile)(?: besoin)?(?: d\w*)?(?: une?)? (?:vehicule|voiture)"
    r"(?! de| impossible| s abst)",
    before=40,
)
_VEHICLE = clue(
    "vehicul|voiture|locomotion|motoris|auto |desservi|transports en commun",
    rf"(?:vehicule|voiture|locomotion)(?: \w+){{0,3}}? ?(?:est |sont )?{_REQUIRED}|"
    rf"(?<!permis )(?<!ecole )(?<!assurance )\bauto (?:perso\w* )?(?:est )?{_REQUIRED}|"
    r"(?:permis(?: b)? (?:et|\+|avec)(?: une?| son| votre)?|disposer d une?|disposez d une?|"
    r"avoir (?:une?|son|sa|votre)(?: propre)?|"
    rf"munie? d une?|possed\w+ une?|\b(?:faut|faudra|prevoir) (?:une?|son|sa|votre)(?: propre)?) {_CAR}{_ITS_OWNERS}|"
    rf"\bbesoin d une {_CAR}(?! ?\?){_ITS_OWNERS}|"
    rf"\b(?:avec|utiliser) (?:une? |sa |son |votre )?{_CAR} perso\w*|"
    rf"(?:^|[,;.\n] ?){_CAR} perso\w*(?= ?(?:[,;.\n]|$))|"
    r"vehicule personnel pour|(?:etre|vous etes|personne) vehicule|"
    r"\b(?:etre|etes|soyez|soit|personne|candidate?) (?:imperativement |obligatoirement |bien )?motorise|"
    rf"\bmotorisee?s?(?: e)? ?{_REQUIRED}|(?:^|[,;.\n] ?)motorisee?(?= ?(?:[,;.\n]|$))|"
    rf"(?:pas|impossible|peut pas|pouvez pas)(?: de)?(?: venir| travailler)? sans {_CAR}|"
    rf"sans {_CAR} (?:impossible|s abst)|"
    r"(?:non|pas|mal|peu) (?:desservie?\w*|accessible) (?:par|en) (?:les |le )?(?:transports?|bus)",
    unless=r"vehicule (?:de (?:service|societe|fonction)|fourni|mis)|"
    rf"(?:entretien|reparation|lavage|nettoyage)s?(?: \w+){{0,2}}?"
    rf" (?:(?:de|d|du|des|le|la|les|votre|son|une?) )+{_CAR}|"
    rf"{_CAR} (?:et (?:de |d |des |du )?)?(?:entretien|reparation)|"
    r"(?:vehicul|voiture|motoris)\w*(?: e)? (?:est |serait )?"
    r"(?:un (?:plus|\+|atout)|appreci|souhait|ideal|de preference)",
    before=40,
)
"""Cleaning is no care of a car: "agent d'entretien, voiture obligatoire" asks for one."""
_OWN_CAR = clue(
    "kilomet",
    r"\b(?:emmen\w+|condui\w+|vehicul\w+|transport\w+)(?: [a-z]+| ?[,;]){1,14}? (?:vos|tes) (?:frais )?kilomet\w+"
    r"(?: [a-z]+)? (?:rembours|indemnis|pris)",
)
"""Who drives others and has their kilometres paid back drives a car of their own."""
_TRANSPORT = clue(
    "transport|navette|ramassage|covoiturage|trajet|soir chez vous",
    r"(?:transports?|navette|ramassage|covoiturage)(?: \w+){0,2}? (?:est |sont )?(?:assure|organise|pris en charge|"
    r"possible|gratuit|propose|mis en place)e?s?|"
    r"prise en charge (?:du|des) (?:transports?|trajets?)(?: quotidien)?|covoiturage possible|"
    r"vehicule de l entreprise vous pouvez rentrer|(?:deplacement|transport) et (?:logement|"
    r"hebergement) pris en charge|frais de deplacement et logement",
    unless=r"50 ?%|a hauteur de|75 ?%|abonnement|titres? de transport",
)

_NO_LODGING = clue(
    "loge|heberge",
    r"(?:non|pas|sans|aucun)[ -](?:etre |de |d )?(?:possibilites? de |d )?(?:loge\w*|logement|hebergement)|"
    r"(?:logement|hebergement) (?:non\b|pas (?:fourni|possible|propose|inclus|compris))|"
    r"\b(?:on|nous|je) (?:ne |n )?(?:vous )?(?:peu\w+ |pouv\w+ )?(?:pas |plus )?(?:loge|heberge)\w*"
    r"(?:(?<=pas loger)|(?<=pas heberger)| (?:pas|plus|personne)\b)",
)
_ROOF = r"(?:studio|chambre|appartement|gite|caravane|mobil[- ]?home)"
_LODGING = clue(
    "loge|heberge|studio|chambre|appartement|gite|caravane|mobil",
    r"\b(?:nourri\w*(?: et |[ ,/-]+))?logee?s?\b(?! (?:a(?! l annee)|au|dans|chez))|"
    r"(?:possibilite (?:de |d )?|possible )(?:logement|hebergement|loger)|"
    r"(?:logement|hebergement)(?: \w+){0,2}? (?:gratuit|fourni|possible|propose|assure|pris en charge|"
    r"mis a disposition|sur place|offert|dispo\w*|a disposition|inclus|compris)|"
    rf"(?:logement|hebergement) (?:en|dans une?) {_ROOF}\b|"
    rf"\b{_ROOF}(?: \w+){{0,2}}? (?:fournie?|mise? a disposition|offerte?|proposee?|a disposition|pour (?:le|la) "
    r"(?:salariee?|saisonnier|saisonniere|personne|loger))\b|"
    r"\b(?:on|nous) (?:peut |pouvons )?vous (?:loge(?:ons|r)?|heberge(?:ons|r)?)\b|"
    r"(?:logement|hebergement) (?:au[ -]dessus|si besoin|a la charge d(?:e l |e la |u |e notre )"
    r"(?:mairie|commune|employeur|entreprise|camping|restaurant|exploitant))|"
    r"logement de fonction|poste loge",
    unless=r"entretien d|aides?[^.]{0,40}logement|action logement|1 ?% logement|residents|locataires|"
    r"personnes? accueillies|menage d",
)


@lru_cache(maxsize=256)
def travel(label: str | None) -> bool | None:
    """Whether a label speaks of travel during work: "Jamais" is no, "Quotidiens Zone régionale" is yes."""
    folded = fold(label or "")
    return None if not folded or "preciser" in folded else folded != "jamais"


def travel_in(passage: Passage) -> Found[bool] | None:
    """Whether a text speaks of travel during work."""
    return _NO_TRAVEL.no(passage) or _TRAVEL.yes(passage)


def vehicle_needed(passage: Passage) -> Found[bool] | None:
    """True where a text asks for a vehicle of one's own, False where it says that none is needed."""
    return _NO_VEHICLE.no(passage) or _VEHICLE.yes(passage) or _OWN_CAR.yes(passage)


def transport_offered(passage: Passage) -> Found[bool] | None:
    """True where a text says that the way to work is arranged or paid for, beyond the half that the law asks."""
    return _TRANSPORT.yes(passage)


def accommodation_offered(passage: Passage) -> Found[bool] | None:
    """True where a text offers a place to sleep, False where it says that there is none."""
    return _NO_LODGING.no(passage) or _LODGING.yes(passage)
