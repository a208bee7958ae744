"""What can go wrong with a pull, each said in one plain French sentence that tells what to do next.

IngestError
├── UnknownSource      no source has this name
├── UnknownDepartment  no department has this code
├── KeyMissing         the source wants a key that is not set
├── KeyRefused         the partner does not accept the key
├── PartnerSilent      the partner does not answer, or not what was asked
├── PullCutShort       some of it was read and some was not: what was read is kept, nothing is retired
├── AlreadyRunning     another process pulls this source for this department
├── PagesMissing       a folder to replay holds no pages
├── FileUnreadable     a file that the department hands in cannot be read at all
├── ExtractUnavailable the extract of a map does not come
└── CorpusUnreadable   a file of a corpus to rank is missing or is not what the layout says
"""


class IngestError(Exception):
    """The root of the tree: `str(error)` can be shown as it is."""


class UnknownSource(IngestError):
    """No source has this name."""


class UnknownDepartment(IngestError):
    """No department has this code."""


class KeyMissing(IngestError):
    """The source wants a key that is not set."""


class KeyRefused(IngestError):
    """The partner does not accept the key."""


class PartnerSilent(IngestError):
    """The partner does not answer, or not what was asked."""


class PullCutShort(IngestError):
    """Some of it was read and some was not."""


class AlreadyRunning(IngestError):
    """Another process pulls this source for this department."""


class PagesMissing(IngestError):
    """A folder to replay holds no pages."""


class FileUnreadable(IngestError):
    """A file that the department hands in cannot be read at all."""


class ExtractUnavailable(IngestError):
    """The extract of a map does not come."""


class CorpusUnreadable(IngestError):
    """A file of a corpus to rank is missing or is not what the layout says."""
