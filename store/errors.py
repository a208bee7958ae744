"""What can go wrong with the database, each said in one plain sentence that tells what to do next.

StoreError
├── PostgresMissing       this machine has no PostgreSQL that suits
├── PostgisMissing        PostgreSQL is there, its PostGIS extension is not
├── ClusterFailed         the private cluster cannot be created, started or used
├── DatabaseUnreachable   the server of DATABASE_URL does not answer or refuses us
├── SchemaDiffers         the tables of the code are not those of the migrations
├── NotLinked             an opportunity to separate from its duplicates has none
├── NoRoomForWords        the words of a step and those to add are too many together (`store.people.steps`)
├── NobodyToErase         there is no such person (`store.keeping.erasure`)
├── ChainBroken           an entry of the audit log was changed, taken out or slipped in (`store.audit.chain`)
├── TooYoungToSeal        what the law asks to keep would be deleted (`store.audit.sealing`)
└── ToldError             what pages show, told in the language of who reads it
    ├── ConsentSettled    the consent to a meeting cannot change that way (`store.meetings.consent`)
    ├── MeetingRefused    an employer may not ask to meet somebody (`store.meetings.asking`)
    ├── CatalogueBusy     what can be proposed is being changed, for longer than a page waits (`store.locks`)
    ├── TakenDown         whoever runs this site took it down: it is not published again (`store.employers.publishing`)
    ├── EmployerFault     an employer's account cannot be opened (`store.employers.enrolment`)
    └── StaffFault        an account of staff cannot be opened, moved or closed (`store.accounts.staff`)
"""

from typing import Any


class StoreError(Exception):
    """The root of the tree: `str(error)` can be shown as it is."""


class PostgresMissing(StoreError):
    """No PostgreSQL 14 or newer on this machine."""


class PostgisMissing(StoreError):
    """A PostgreSQL without PostGIS."""


class ClusterFailed(StoreError):
    """The private cluster cannot be created, started or used."""


class DatabaseUnreachable(StoreError):
    """The server of DATABASE_URL does not answer or refuses us."""


class SchemaDiffers(StoreError):
    """The tables of the code are not those of the migrations."""


class NotLinked(StoreError):
    """An opportunity to separate from its duplicates has none."""


class ToldError(StoreError):
    """What a page shows: a French text, `marked` for the catalogues, that holds its values as `%(name)s`."""

    def __init__(self, text: str, **values: Any) -> None:
        super().__init__(text % values if values else text)
        self.text = text
        self.values = values
