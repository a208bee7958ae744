"""What can be wrong with a model or the files that train it.

TitleFault
├── NotATitleModel
├── UnreadableTitles
└── NoTitleToLearn
"""

from pathlib import Path


class TitleFault(Exception):
    """The root: its message is what to tell a person."""


class NotATitleModel(TitleFault):
    """The bytes are no model of this version of the program."""

    def __init__(self) -> None:
        super().__init__(
            "Ce fichier n'est pas un modèle de métiers pour cette version. Refaites-le avec « alentour titles train »."
        )


class UnreadableTitles(TitleFault):
    """A file of titles cannot be read at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"« {path} » n'est pas un fichier d'intitulés lisible : il faut un objet JSON par ligne "
            "(.jsonl, compressé ou non). Vérifiez le chemin et le contenu du fichier."
        )


class NoTitleToLearn(TitleFault):
    """The taxonomy given has no trade."""

    def __init__(self) -> None:
        super().__init__(
            "Il n'y a aucun métier à apprendre. Donnez avec --reference le dossier qui contient « rome/ »."
        )
