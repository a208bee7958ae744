"""Conditions of any kind, for properties that hold whatever an opportunity asks."""

from datetime import date

from hypothesis import strategies as st

from matching import Asked, Conditions, Level

_asked = st.lists(
    st.builds(
        Asked,
        label=st.sampled_from(["B - Véhicule léger", "Anglais", "Tenir une caisse", ""]),
        required=st.booleans(),
        code=st.sampled_from([None, "B", "C", "EN"]),
    ),
    max_size=3,
).map(tuple)

some_conditions = st.builds(
    Conditions,
    contract=st.none() | st.just("CDD - 6 mois"),
    contract_months=st.none() | st.sampled_from([0.5, 6.0]),
    full_time=st.none() | st.booleans(),
    hours_per_week=st.none() | st.sampled_from([2.0, 17.5, 26.25, 35.0]),
    days=st.sampled_from([(), (0, 1, 2, 3, 4)]),
    shifts=st.none() | st.booleans(),
    nights=st.none() | st.booleans(),
    weekends=st.none() | st.booleans(),
    schedule=st.none() | st.just("35H/semaine, travail en journée"),
    experience_months=st.none() | st.integers(0, 120),
    experience_required=st.none() | st.booleans(),
    level=st.none() | st.sampled_from(Level),
    level_required=st.none() | st.booleans(),
    licences=_asked,
    languages=_asked,
    skills=_asked,
    travel=st.none() | st.booleans(),
    vehicle_needed=st.none() | st.booleans(),
    transport_offered=st.none() | st.booleans(),
    accommodation_offered=st.none() | st.booleans(),
    remote=st.none() | st.booleans(),
    heavy=st.none() | st.booleans(),
    strains=st.sampled_from([(), ("loads", "standing")]),
    starts_at=st.none() | st.just(360),
    ends_at=st.none() | st.just(1260),
    split=st.none() | st.booleans(),
    soon=st.none() | st.booleans(),
    starts_on=st.none() | st.just(date(2026, 12, 1)),
    ends_on=st.none() | st.just(date(2026, 12, 24)),
    weekends_rarely=st.none() | st.booleans(),
    salary=st.none() | st.just("1 923 € par mois"),
    salary_least=st.none() | st.just(1923.0),
    salary_most=st.none() | st.just(2100.0),
    positions=st.none() | st.integers(1, 9),
    accessible=st.none() | st.booleans(),
    domain=st.none() | st.just("solidarite-insertion"),
    responsiveness=st.none() | st.floats(0, 1),
    evidence=st.sampled_from([(), (("nights", "travail de nuit"),)]),
)
"""All fields of `Conditions`, each said or not."""
