"""What can go wrong where work is shared out.

ExecutorError
├── WorkersLost   workers died again and again in the same work
├── DaskMissing   the library of Dask is not installed
└── NoWorkers     a cluster of Dask has no worker
"""


class ExecutorError(Exception):
    """The root of this package's errors."""


class WorkersLost(ExecutorError):
    """Les processus de calcul sont morts plusieurs fois de suite."""

    def __init__(self, times: int) -> None:
        super().__init__(
            f"Les processus de calcul se sont arrêtés {times} fois de suite : sans doute manque-t-il de la mémoire. "
            "Recommencez avec moins de processus (« --workers 1 »)."
        )


class DaskMissing(ExecutorError):
    """La bibliothèque de Dask manque."""

    def __init__(self) -> None:
        super().__init__("Il manque Dask pour calculer sur plusieurs machines : « pip install 'alentour[dask]' ».")


class NoWorkers(ExecutorError):
    """Aucune machine n'attend de travail."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"Aucun processus de calcul ne s'est annoncé à {address}. Lancez-en un : « dask worker {address} »."
        )
