"""The table of opportunities: how pulls fill it, and which of its rows they retired."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.catalogue.loading import LoadedTable
from store.tables import OpportunityRow

OPPORTUNITIES = LoadedTable(
    name="opportunities",
    columns=(
        "kind",
        "title",
        "description",
        "rome",
        "rome_label",
        "rome_origin",
        "rome_suggestions",
        "employer_name",
        "siret",
        "insee",
        "place",
        "point",
        "location_rung",
        "conditions",
        "url",
        "published_at",
        "starts_at",
        "ends_at",
    ),
    derived=("cell", "fingerprint"),
    past=("published_at",),
    kept_where=("t.rome_origin = 'person'", ("rome", "rome_label", "rome_origin", "rome_suggestions")),
)
"""`point` as EWKT, `conditions` as JSON text."""


def retired_at(session: Session, ids: Sequence[int]) -> dict[int, datetime | None]:
    """When each of some opportunities was retired, None for what is live; what never was is left out."""
    asked = select(OpportunityRow.id, OpportunityRow.retired_at).where(OpportunityRow.id.in_(ids))
    return {row.id: row.retired_at for row in session.execute(asked)}
