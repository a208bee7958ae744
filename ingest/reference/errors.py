"""What can go wrong with the references, each said in one plain sentence that tells what to do next.

ReferencesError
├── FilesMissing       the folder does not hold the official files
├── FilesUnreadable    a file is there, its content is not what the official layout says
└── DownloadFailed     a site does not answer, or answers something else
"""


class ReferencesError(Exception):
    """The root of the tree: `str(error)` can be shown as it is."""


class FilesMissing(ReferencesError):
    """The folder does not hold the official files."""


class FilesUnreadable(ReferencesError):
    """A file does not follow the official layout."""


class DownloadFailed(ReferencesError):
    """A site does not answer, or answers something else."""
