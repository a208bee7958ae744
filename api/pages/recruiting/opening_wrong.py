"""What is wrong with the words, the pay and the hours of an opening: what nobody could use, or the law forbids."""

from datetime import date

from api.employers.filled import ONCE, WRITE_FRENCH, YES, Filled
from api.pages.recruiting.opening_hours import days_ticked, hours_of_a_day, hours_typed, wrong_hours
from api.pages.recruiting.opening_pay import Work, too_little, wrong_pay
from api.pages.recruiting.told_unlawful import quoted, told_unlawful, told_unpaid, wrong_place
from api.wording.figures import day
from api.wording.languages import gettext
from matching import Kind
from matching.words.described.wages import wages_typed
from matching.words.law.french import is_french
from matching.words.privacy.contacts import without_contacts
from matching.words.times.days import WEEKEND
from matching.words.times.one_day import LONGEST_TITLE
from matching.words.times.start import start_named


def wrong_words(filled: Filled, kind: Kind, today: date) -> tuple[dict[str, str], ...]:
    """What to say of each field, one look at the form after the other; a field may be told of in several."""
    elsewhere = wrong_place(filled.text, is_trial=kind is Kind.IMMERSION)
    return (
        _badly_told(filled),
        _unlawful(filled, kind),
        _never_paid(filled, kind),
        _paid_mission(filled, kind),
        _long_past(filled, today),
        {"text": elsewhere} if elsewhere else {},
        _low_pay(filled, kind, today),
        wrong_hours(filled, kind),
    )


def _badly_told(filled: Filled) -> dict[str, str]:
    """What to say of a title and a text that nobody could use: too short, too long, not French, with a number in it."""
    faults = {}
    title, text = filled.title, filled.text
    if without_contacts(title) != title:
        faults["title"] = gettext("Pas de nom ni de téléphone dans le titre. Gardez le métier.")
    elif len(title) < 3 and filled.kind == Kind.VOLUNTEERING.value:
        faults["title"] = gettext("Écrivez la mission en quelques mots. Par exemple : Trier les jouets.")
    elif len(title) < 3:
        faults["title"] = gettext("Écrivez le métier en quelques mots. Par exemple : Vente en boulangerie.")
    elif len(title) > LONGEST_TITLE:
        faults["title"] = gettext("Ce titre est trop long : 80 lettres au plus. Gardez le métier.")
    if without_contacts(text) != text:
        faults["text"] = gettext("Enlevez le nom, le téléphone ou l'adresse e-mail. Leur place est plus bas.")
    elif len(text) < 10:
        faults["text"] = gettext("Dites en une phrase ce que la personne fera.")
    elif not is_french(text):
        faults["text"] = str(WRITE_FRENCH)
    return faults


def _unlawful(filled: Filled, kind: Kind) -> dict[str, str]:
    """What to say of words that choose people by what the law forbids, or that promise work without its rules.

    A title that was made of the text is told in the text alone, where its words were typed.
    """
    own_title = (
        "" if filled.title == filled.made_title and filled.title.casefold() in filled.text.casefold() else filled.title
    )
    typed = {"title": own_title, "text": filled.text, "pay": filled.pay}
    faults = {field: told_unlawful(text, kind=kind) for field, text in typed.items()}
    return {field: said for field, said in faults.items() if said}


def _never_paid(filled: Filled, kind: Kind) -> dict[str, str]:
    """What to say of work without pay in a job, or of a month of it in a trial, whatever else is offered beside."""
    said = "" if kind is Kind.VOLUNTEERING else told_unpaid(filled.text, from_a_month=kind is Kind.IMMERSION)
    if said and kind is Kind.JOB and filled.trial == YES:
        said += " " + gettext("L'essai avec convention reste proposé à part.")
    return {"text": said} if said else {}


def _paid_mission(filled: Filled, kind: Kind) -> dict[str, str]:
    """What to say of a mission whose text promises a pay: whoever is paid is no volunteer."""
    pays = [wage.said() for wage in wages_typed(filled.text)] if kind is Kind.VOLUNTEERING else []
    if not pays:
        return {}
    said = gettext(
        "Un bénévole n'est pas payé. Enlevez la somme du texte : %(pay)s. Si vous payez, choisissez un emploi.",
        pay=quoted(tuple(pays)),
    )
    return {"text": said}


def _long_past(filled: Filled, today: date) -> dict[str, str]:
    """What to say of a text that has somebody begin on a day that is past."""
    starts = start_named(filled.text, today)
    if starts is None or starts >= today:
        return {}
    return {"text": gettext("Le texte dit un début déjà passé : %(day)s. Corrigez la date.", day=day(starts))}


def _low_pay(filled: Filled, kind: Kind, today: date) -> dict[str, str]:
    """What to say, by field, of a pay that is unread or unlawful, in its field or in the text."""
    if kind is not Kind.JOB:
        return {}
    work = Work(
        hours_typed(filled),
        today,
        apprentice=filled.contract == "Apprentissage",
        day_hours=hours_of_a_day(filled),
        once=filled.start == ONCE,
        weekend_days=len(WEEKEND.intersection(days_ticked(filled))) or len(WEEKEND),
    )
    found = wrong_pay(filled.pay, work)
    if filled.hours and work.hours is None:
        found.pop("hours", None)  # hours that nobody can read are told as such
    if said := too_little(filled.text, work):
        found["text"] = said
    return found
