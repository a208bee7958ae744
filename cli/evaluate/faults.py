"""What can be wrong with a judged set, each said in one plain French sentence that tells what to do next.

EvaluateFault
├── JudgmentsUnreadable  judgments.csv is missing or is not a table of persona, key, grade
├── UnknownPersona       a judgment names somebody who is not in personas.json
├── UnknownOpportunity   a judgment names a proposal that is not in opportunities.jsonl
├── WrongGrade           a grade is not 0, 1, 2 or 3
├── JudgedTwice          the same pair stands twice with two grades
└── NothingToMeasure     nobody has anything to find
"""

from pathlib import Path


class EvaluateFault(Exception):
    """The root: its message is what to tell a person."""


class JudgmentsUnreadable(EvaluateFault):
    """The file is missing or has other columns."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"« {path} » ne se lit pas : il faut un fichier CSV qui commence par la ligne « persona,key,grade »."
        )


class UnknownPersona(EvaluateFault):
    """A judgment names somebody who is not there."""

    def __init__(self, line: int, persona: str) -> None:
        super().__init__(f"judgments.csv, ligne {line} : « {persona} » n'est pas dans personas.json. Corrigez le nom.")


class UnknownOpportunity(EvaluateFault):
    """A judgment names a proposal that is not there."""

    def __init__(self, line: int, key: str) -> None:
        super().__init__(
            f"judgments.csv, ligne {line} : « {key} » n'est pas dans opportunities.jsonl. Corrigez la clé."
        )


class WrongGrade(EvaluateFault):
    """A grade is out of 0 to 3."""

    def __init__(self, line: int, grade: str | None) -> None:
        super().__init__(
            f"judgments.csv, ligne {line} : la note « {grade or ''} » n'est pas 0, 1, 2 ou 3. Corrigez-la."
        )


class JudgedTwice(EvaluateFault):
    """The same pair has two grades."""

    def __init__(self, line: int, persona: str, key: str) -> None:
        super().__init__(
            f"judgments.csv, ligne {line} : « {persona} » et « {key} » ont déjà une autre note. Gardez-en une seule."
        )


class NothingToMeasure(EvaluateFault):
    """Nobody has a grade above 0."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} ne contient aucune note au-dessus de 0 : il n'y a rien à mesurer.")
