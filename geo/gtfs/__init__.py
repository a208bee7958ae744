"""Reads timetables as transport authorities publish them: GTFS feeds, one zip a network."""

from geo.gtfs.archive import Archive
from geo.gtfs.errors import GtfsFault, MissingTable, NoService, NoSuchFile, NotAFeed, UnreadableTable
from geo.gtfs.feed import Feed, read_feed
from geo.gtfs.join import read_timetable

__all__ = [
    "Archive",
    "Feed",
    "GtfsFault",
    "MissingTable",
    "NoService",
    "NoSuchFile",
    "NotAFeed",
    "UnreadableTable",
    "read_feed",
    "read_timetable",
]
