"""What can go wrong with roads, each said in one plain French sentence that tells what to do next.

RoadsError
├── ExtractMissing      there is no such file
├── ExtractUnreadable   the file is no extract of OpenStreetMap
├── BuildFailed         no network can be built of the extract
├── BuildRunning        another process builds a network in this folder
├── NetworkMissing      no network was built yet
├── NotByRoad           this means of transport does not follow roads
└── FarFromRoads        a place is too far from any road that this means may use
"""


class RoadsError(Exception):
    """The root of the tree: `str(error)` can be shown as it is."""


class ExtractMissing(RoadsError):
    """There is no such file."""


class ExtractUnreadable(RoadsError):
    """The file is no extract of OpenStreetMap."""


class BuildFailed(RoadsError):
    """No network can be built of the extract."""


class BuildRunning(RoadsError):
    """Another process builds a network in this folder."""


class NetworkMissing(RoadsError):
    """No network was built yet."""


class NotByRoad(RoadsError):
    """This means of transport does not follow roads."""


class FarFromRoads(RoadsError):
    """A place is too far from any road that this means may use."""
