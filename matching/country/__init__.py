"""The night of a whole country: everybody's list, by place, on as many processes or machines as there are.

columns → partition (by place, with its surroundings) → index, walk (first tier), second tier → lists, as Parquet
"""

from matching.country.brute import Brute
from matching.country.census import Census, take_census
from matching.country.columns import (
    ANY_DAY,
    LICENCES,
    MOST_ASKED_SKILLS,
    MOST_PAST,
    MOST_SKILLS,
    MOST_WISHES,
    RARELY,
    STAGES,
    Opportunities,
    People,
)
from matching.country.department import write_department
from matching.country.errors import ColumnsMismatch, CommuneUnknown, CountryError, ParquetMissing
from matching.country.formula import Formula, formula_of, rarity_of
from matching.country.minutes import Minutes, joined, minutes_from
from matching.country.night import Written, rank_country
from matching.country.parquet import read_lists, write_lists
from matching.country.partition import Country, Partition, RankedPartition, partitions_of, rank_partition
from matching.country.trades import Trades, trades_of

__all__ = [
    "ANY_DAY",
    "LICENCES",
    "MOST_ASKED_SKILLS",
    "MOST_PAST",
    "MOST_SKILLS",
    "MOST_WISHES",
    "RARELY",
    "STAGES",
    "Brute",
    "Census",
    "ColumnsMismatch",
    "CommuneUnknown",
    "Country",
    "CountryError",
    "Formula",
    "Minutes",
    "Opportunities",
    "ParquetMissing",
    "Partition",
    "People",
    "RankedPartition",
    "Trades",
    "Written",
    "formula_of",
    "joined",
    "minutes_from",
    "partitions_of",
    "rank_country",
    "rank_partition",
    "rarity_of",
    "read_lists",
    "take_census",
    "trades_of",
    "write_department",
    "write_lists",
]
