"""What can go wrong with the sandbox itself, as opposed to the faults it plays on demand.

SandboxError
├── PortTaken
├── NotEnoughReference
└── UnknownSource
"""


class SandboxError(Exception):
    """The sandbox cannot do what was asked; the message says what to do."""


class PortTaken(SandboxError):
    """Another program listens on the port asked for."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Le port {port} est déjà utilisé. Choisissez-en un autre, ou 0 pour un port libre.")


class NotEnoughReference(SandboxError):
    """The communes or the trades given hold nothing that the phrases speak about."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"Le bac à sable manque de références : {missing}. Chargez celles de la démonstration.")


class UnknownSource(SandboxError):
    """No partner of that name is played here."""

    def __init__(self, source: str, known: tuple[str, ...]) -> None:
        super().__init__(f"Source inconnue : « {source} ». Sources jouées : {', '.join(known)}.")
