"""The text of an offer: three to eight sentences that agree with its conditions."""

from random import Random

from ingest.sandbox.creuse.employers import Employer
from ingest.sandbox.creuse.ground import Card, Place
from ingest.sandbox.creuse.phrasebook import Phrasebook, some
from ingest.sandbox.creuse.terms import Terms
from ingest.sandbox.creuse.wording import at_place, of_place, person_of

FEW_HOURS = 10
ONE_SLOT_HOURS = 4
_LONG_SHIFTS = 20
_MANNERS = ("Travailler", "Rester", "Garder", "Tenir une cadence", "Organiser son", "Parler", "Porter", "Connaître")
"""Skills that say how one is, not what one does: they make no list of tasks."""


def describe(
    rng: Random, *, title: str, card: Card, employer: Employer, place: Place, terms: Terms, book: Phrasebook
) -> str:
    """The description of an offer taken by France Travail."""
    family, house, common = employer.family, employer.house, book.common
    interim = terms.contract == "MIS"
    lines = [rng.choice(common["agency_openings" if interim else "openings"])]
    if rng.random() < 0.55:
        lines += some(rng, house.context, count=1)
    lines += some(rng, family.tasks_of(card.rome), count=2)
    if rng.random() < 0.6:
        lines.append(_skills_sentence(rng, card))
    lines += _hours_sentences(rng, employer, terms, book)
    if rng.random() < 0.4 and terms.hours >= FEW_HOURS:
        lines += some(rng, (*house.place, *family.place), count=1)
    lines += _asked_sentences(rng, employer, terms, book)
    if interim:
        lines.append(rng.choice(common["agency_ends"]))
    elif rng.random() < 0.35:
        lines.append(rng.choice(common["ends"]))
    return _laid_out(rng, [line for line in lines if line][:8]).format(**_facts(title, employer, place, terms))


def describe_shortly(
    rng: Random, *, title: str, card: Card, employer: Employer, place: Place, terms: Terms, book: Phrasebook
) -> str:
    """The description of an offer come from a partner: little is said."""
    lines = [rng.choice(book.common["partner"]), _skills_sentence(rng, card)]
    lines += some(rng, employer.family.tasks_of(card.rome), count=1)
    text = " ".join(line for line in lines if line).format(**_facts(title, employer, place, terms))
    return text[0].upper() + text[1:]


def _facts(title: str, employer: Employer, place: Place, terms: Terms) -> dict[str, object]:
    return {
        "employeur": employer.name,
        "metier": person_of(title),
        "ici": at_place(place.commune.name),
        "dici": of_place(place.commune.name),
        "voisine": place.town,
        "heures": f"{terms.hours} heures",
        "jours": max(2, min(5, round(terms.hours / 6))),
        "duree": terms.experience_words,
        "permis": terms.licence[0].split(" - ")[0] if terms.licence else "",
    }


def _skills_sentence(rng: Random, card: Card) -> str:
    doing = [label for _, label in card.skills if not label.startswith(_MANNERS)]
    drawn = [label[0].lower() + label[1:] for label in some(rng, doing, count=3)]
    if len(drawn) < 2:
        return ""
    listed = f"{', '.join(drawn[:-1])} et {drawn[-1]}"
    return rng.choice((f"Le travail au quotidien : {listed}.", f"Vous aurez à {listed}.", f"Au programme : {listed}."))


def _hours_sentences(rng: Random, employer: Employer, terms: Terms, book: Phrasebook) -> list[str]:
    common = book.common
    if terms.hours < FEW_HOURS:
        slots = common["one_slot" if terms.hours <= ONE_SLOT_HOURS else "several_slots"]
        return [rng.choice(common["few_hours"]).replace("{creneau}", rng.choice(slots))]
    lines = [rng.choice(common["part_time" if terms.is_part_time else "full_time"])]
    lines.append(rng.choice(common["rhythms"][terms.rhythm]["say"]))
    if rng.random() < 0.3 and terms.hours >= _LONG_SHIFTS:
        lines += some(rng, (*employer.house.schedule, *employer.family.schedule), count=1)
    return lines


def _asked_sentences(rng: Random, employer: Employer, terms: Terms, book: Phrasebook) -> list[str]:
    common = book.common
    lines: list[str] = []
    match terms.licence:
        case (label, "E") if label.startswith("B"):
            lines.append(rng.choice(common["vehicle_required"]))
        case (label, "S") if label.startswith("B"):
            lines.append(rng.choice(common["vehicle_wished"]))
        case (_, "E"):
            lines.append(rng.choice(common["other_licence"]))
        case _ if rng.random() < 0.25:
            lines.append(rng.choice(common["shared_ride"]))
    if terms.experience == "D":
        lines += [rng.choice(common["beginner"])] if rng.random() < 0.5 else []
    else:
        lines.append(rng.choice(common["experienced" if terms.experience == "E" else "wished"]))
    if rng.random() < 0.5:
        lines += some(rng, (*employer.house.profile, *employer.family.profile), count=1)
    return lines


def _laid_out(rng: Random, lines: list[str]) -> str:
    """The sentences in one block, or cut into two or three as employers do."""
    if rng.random() < 0.45:
        return " ".join(lines)
    cut = max(1, len(lines) // 2)
    return " ".join(lines[:cut]) + "\n\n" + " ".join(lines[cut:])
