"""How pulls fill the table of opportunities."""

from store.loading import LoadedTable

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
