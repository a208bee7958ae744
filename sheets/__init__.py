"""The sheets that a department fills in to bring what is its own: their columns, and the templates made of them."""

from sheets.column import Column, Shape, Sheet
from sheets.people import ALSO_READ, LICENCE_B, PEOPLE, WAYS, told_under
from sheets.size import LARGEST_FILE_BYTES, TOO_LARGE
from sheets.table import SHEETS
from sheets.template import csv_template, xlsx_template

__all__ = [
    "ALSO_READ",
    "LARGEST_FILE_BYTES",
    "LICENCE_B",
    "PEOPLE",
    "SHEETS",
    "TOO_LARGE",
    "WAYS",
    "Column",
    "Shape",
    "Sheet",
    "csv_template",
    "told_under",
    "xlsx_template",
]
