"""What can go wrong with the sandbox itself, as opposed to the faults it plays on demand.

IngestError
└── SandboxError
    ├── PortTaken           another program listens on the port
    └── NotEnoughReference  the references hold nothing that the phrases speak about
"""

from ingest.errors import IngestError


class SandboxError(IngestError):
    """The sandbox cannot do what was asked; the message says what to do."""


class PortTaken(SandboxError):
    """Another program listens on the port asked for."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Le port {port} est déjà utilisé. Choisissez-en un autre, ou 0 pour un port libre.")


class NotEnoughReference(SandboxError):
    """The communes or the trades given hold nothing that the phrases speak about."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"Le bac à sable manque de références : {missing}. Chargez celles de la démonstration.")
