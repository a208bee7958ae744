"""What employers publish here reaches lists within seconds; who could take it later is told to them by e-mail."""

from ingest.duplicates import link_duplicates
from ingest.pulling import Station
from kit import logger
from matching import rank_if_changed, somebody_not_shown_yet
from store import session
from store.employers.openings import openings_to_compare, openings_to_follow
from store.locks import exclusive, lock_catalogue
from store.mail.outbox import EmailKind, post_to_employer


def settle_openings(station: Station) -> int:
    """Compares what was published or changed with what is the same elsewhere, and ranks again whom it touches.

    How many openings there were. Searches know them already, and alerts are on their way: neither waits for this.
    """
    with session(station.engine) as opened:
        if not openings_to_compare(opened):
            return 0
    with exclusive(station.engine, "openings") as alone:
        if not alone:
            return 0
        with session(station.engine) as opened:
            lock_catalogue(opened.connection())
            found = openings_to_compare(opened)
            linked = link_duplicates(opened.connection(), changed=found, now=station.clock())
        logger("ingest").info("openings_settled", openings=len(found), linked=linked.linked)
        rank_if_changed(station.engine, station.matcher, now=station.clock())
    return len(found)


def tell_growth(station: Station) -> int:
    """Tells employers that more people could take what they offer, once until they look again; how many letters wait.

    The letter says neither who nor how many: the shortlist does, to whom may see it.
    """
    now, letters = station.clock(), 0
    with session(station.engine) as opened:
        openings = openings_to_follow(opened)
    for one in openings:
        with session(station.engine) as opened:
            if somebody_not_shown_yet(opened, station.matcher, one.id, now=now):
                key = f"{one.id} since {one.last_list_id}"
                letters += post_to_employer(
                    opened, EmailKind.SHORTLIST, employer_id=one.employer_id, key=key, now=now, about=one.id
                )
    if letters:
        logger("ingest").info("growth_told", letters=letters)
    return letters
