"""What can go wrong with the demo, each said in one plain sentence that tells what to do next.

DemoFault
├── AlreadyRunning  a demo runs in this checkout
├── PortBusy        another program listens on the port
├── ForeignPeople   the database follows people who are not of the demo
├── NotOurDatabase  --reset would empty a database that the demo did not make
├── NoSuchUser      nobody of the demo has this role or this name
├── NotRunning      a link was asked for, and no demo runs
├── StepFailed      a partner could not be pulled
└── CheckFailed     the running demo did not answer as it must
"""


class DemoFault(Exception):
    """The root of the tree: `str(fault)` can be shown as it is."""


class AlreadyRunning(DemoFault):
    """A demo runs in this checkout; `address` is empty while it starts."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"La démonstration tourne déjà : {address}" if address else "La démonstration démarre déjà, ailleurs."
        )


class PortBusy(DemoFault):
    """Another program listens on the port."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Le port {port} est déjà pris. Choisissez-en un autre : alentour demo --port {port + 1}")


class ForeignPeople(DemoFault):
    """The database follows people who are not of the demo."""

    def __init__(self) -> None:
        super().__init__(
            "Cette base contient d'autres personnes que celles de la démonstration : elle n'y touche pas. "
            "Donnez-lui une base vide (DATABASE_URL), ou aucune : elle fera la sienne."
        )


class NotOurDatabase(DemoFault):
    """--reset would empty a database that the demo did not make."""

    def __init__(self) -> None:
        super().__init__(
            "--reset efface tout : la démonstration ne le fait que dans sa propre base. "
            "Retirez DATABASE_URL, ou videz cette base vous-même."
        )


class NoSuchUser(DemoFault):
    """Nobody of the demo has this role or this name."""

    def __init__(self, name: str, *, known: tuple[str, ...]) -> None:
        super().__init__(f"Personne ne s'appelle « {name} » dans la démonstration. Au choix : {', '.join(known)}.")


class NotRunning(DemoFault):
    """A link was asked for, and no demo runs."""

    def __init__(self) -> None:
        super().__init__("La démonstration ne tourne pas. Lancez « make demo » dans un autre terminal.")


class StepFailed(DemoFault):
    """A partner could not be pulled."""

    def __init__(self, label: str, *, message: str | None) -> None:
        super().__init__(f"La récolte de {label} a échoué : {message or 'sans explication'}")


class CheckFailed(DemoFault):
    """The running demo did not answer as it must."""
