"""The sheets that a department fills in to bring what is its own: their columns, and the templates made of them."""

from sheets.column import Column, Shape, Sheet
from sheets.people import PEOPLE
from sheets.size import LARGEST_FILE_BYTES, TOO_LARGE
from sheets.table import SHEETS
from sheets.template import csv_template, xlsx_template

__all__ = [
    "LARGEST_FILE_BYTES",
    "PEOPLE",
    "SHEETS",
    "TOO_LARGE",
    "Column",
    "Shape",
    "Sheet",
    "csv_template",
    "xlsx_template",
]
