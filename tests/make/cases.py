"""People and offers of many kinds, for properties of what is said of one before the other."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from geo import Means, Mode
from matching import Asked, Experience, Kind, Level, Schedule, Stage
from tests.make.conditions import some_conditions
from tests.make.values import AUBUSSON, BOURGANEUF, GUERET, NOON, some_opportunity, some_person

some_means = st.builds(Means, st.sampled_from(Mode), st.sampled_from([15, 30, 60]))
some_people = st.builds(
    some_person,
    means=st.lists(some_means, max_size=2, unique_by=lambda one: one.mode).map(tuple),
    stage=st.none() | st.sampled_from(Stage),
    wishes=st.sampled_from([(), ("femme de ménage",), ("maçon",)]),
    experience=st.sampled_from([(), (Experience("boulanger", 3),), (Experience("femme de ménage", 1),)]),
    skills=st.sampled_from([(), ("tenir une caisse",)]),
    level=st.none() | st.sampled_from(Level),
    french=st.none() | st.sampled_from(["A1", "B1", "C1"]),
    licences=st.none() | st.sampled_from([frozenset(), frozenset({"B"}), frozenset({"B", "C", "EN"})]),
    hours_min=st.none() | st.sampled_from([5.0, 17.5]),
    hours_max=st.none() | st.sampled_from([20.0, 26.25, 35.0]),
    limits=st.sampled_from([(), ("mal de dos",)]),
    schedule=st.builds(
        Schedule,
        days=st.none() | st.just(frozenset({0, 1, 3, 4})),
        start=st.none() | st.just(540),
        end=st.none() | st.just(960),
        nights=st.none() | st.booleans(),
        weekends=st.none() | st.booleans(),
    ),
)
some_offers = st.builds(
    lambda conditions, kind, rome, point, days, title, starts, ends, rarely, french: replace(
        some_opportunity(
            kind=kind,
            rome=rome,
            point=point,
            title=title,
            text="Poste à pourvoir.",
            created=NOON - timedelta(days=days),
        ),
        conditions=replace(
            conditions,
            starts_at=starts,
            ends_at=ends,
            weekends_rarely=rarely,
            languages=(Asked("Français", required=french),) if french is not None else (),
            evidence=(),
        ),
    ),
    some_conditions,
    st.sampled_from([Kind.JOB, Kind.INCLUSION_JOB, Kind.IMMERSION, Kind.VOLUNTEERING]),
    st.sampled_from(["K2204", "K1304", "K1302", "D1102", "F1703"]),
    st.sampled_from([GUERET, BOURGANEUF, AUBUSSON, None]),
    st.integers(0, 9),
    st.sampled_from(["Poste à Guéret", "Ménage de bureaux"]),
    st.none() | st.sampled_from([300, 540, 615]),
    st.none() | st.sampled_from([780, 1110]),
    st.none() | st.booleans(),
    st.none() | st.booleans(),
)
