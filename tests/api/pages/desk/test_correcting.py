"""A counsellor corrects what somebody said with them: their own pages, followed people alone, written down."""

from sqlalchemy import select

import store
from store.accounts import Role
from store.people import person_card
from store.tables import AuditRow
from tests.fixtures.site import Site


def test_wishes_are_corrected_with_the_person_and_written_down(site: Site) -> None:
    browser = site.browser(Role.COUNSELLOR)
    home = f"/conseil/personnes/{site.town.own_person}"
    assert f'href="{home}/dossier/souhaits"' in browser.get(home).text
    assert f'action="{home}/dossier/souhaits"' in browser.get(f"{home}/dossier/souhaits").text

    answer = browser.post(f"{home}/dossier/souhaits", data={"souhait": ["boulangerie", ""]})

    assert answer.headers["location"].startswith(f"{home}?bouge=")
    with store.session(site.engine) as session:
        card = person_card(session, site.town.own_person)
        assert card is not None
        assert card.wishes == ("boulangerie",)
        assert "changed_file" in session.scalars(select(AuditRow.action)).all()


def test_what_makes_no_sense_is_asked_again_with_what_was_typed(shared_site: Site) -> None:
    address = f"/conseil/personnes/{shared_site.town.own_person}/dossier/moi"

    answer = shared_site.browser(Role.COUNSELLOR).post(address, data={"prenom": "Awa", "lieu": "zzyzx"})

    assert answer.status_code == 422
    assert 'value="zzyzx"' in answer.text
