"""The partners of the demo and of the tests: their contracts over real HTTP, an invented Creuse, faults on demand."""

from ingest.sandbox.app import create_sandbox
from ingest.sandbox.credentials import CREDENTIALS, SandboxCredentials
from ingest.sandbox.errors import NotEnoughReference, PortTaken, SandboxError
from ingest.sandbox.faults import Fault, FaultKind, Faults
from ingest.sandbox.partners import sandbox_partners
from ingest.sandbox.server import SandboxServer
from ingest.sandbox.world import (
    API_ENGAGEMENT,
    DATA_INCLUSION,
    FRANCE_TRAVAIL,
    IMMERSION_FACILITEE,
    LES_EMPLOIS,
    World,
)

__all__ = [
    "API_ENGAGEMENT",
    "CREDENTIALS",
    "DATA_INCLUSION",
    "FRANCE_TRAVAIL",
    "IMMERSION_FACILITEE",
    "LES_EMPLOIS",
    "Fault",
    "FaultKind",
    "Faults",
    "NotEnoughReference",
    "PortTaken",
    "SandboxCredentials",
    "SandboxError",
    "SandboxServer",
    "World",
    "create_sandbox",
    "sandbox_partners",
]
