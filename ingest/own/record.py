"""A line of a sheet on its way: typed, without contacts in its texts, and with the commune that it means."""

from datetime import date, datetime

from ingest.shapes import Code, Flag, Insee, Link, Number, Phone, Record, Siret, Text, Trade


class OwnRecord(Record):
    """A line of a sheet as `ingest.own.lines` hands it on: texts without contacts from here on."""

    sheet: Code = None
    key: Code = None
    kind: Code = None
    title: Text = None
    employer: Text = None
    siret: Siret = None
    insee: Insee = None
    anywhere: Flag = None
    spot: Text = None
    contract: Text = None
    hours: Number = None
    salary: Text = None
    rhythm: Text = None
    positions: Number = None
    beginners: Flag = None
    licence: Code = None
    rome: Trade = None
    description: Text = None
    url: Link = None
    starts: datetime | None = None
    ends: datetime | None = None
    every_weeks: Number = None
    first_time: Number = None
    until: date | None = None
    phone: Phone = None
    """That of a service, which everybody may call."""
    zone: tuple[Insee, ...] = ()
    days: tuple[int, ...] = ()
    from_minute: Number = None
    to_minute: Number = None
    notice: Text = None
    fare: Text = None
