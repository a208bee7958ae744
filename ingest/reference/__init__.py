"""Communes, their outlines, and trades: read from official files or from the demo's, downloaded, loaded."""

from ingest.reference.demo import demo_communes, demo_rome
from ingest.reference.download import download_communes, download_outlines, download_rome
from ingest.reference.errors import DownloadFailed, FilesMissing, FilesUnreadable, ReferencesError
from ingest.reference.learning import learn_titles
from ingest.reference.load import References, load_demo, load_official, load_references, read_demo, read_official
from ingest.reference.official import read_rome
from ingest.reference.outlines import Outlines
from ingest.reference.settings import ReferenceSettings

__all__ = [
    "DownloadFailed",
    "FilesMissing",
    "FilesUnreadable",
    "Outlines",
    "ReferenceSettings",
    "References",
    "ReferencesError",
    "demo_communes",
    "demo_rome",
    "download_communes",
    "download_outlines",
    "download_rome",
    "learn_titles",
    "load_demo",
    "load_official",
    "load_references",
    "read_demo",
    "read_official",
    "read_rome",
]
