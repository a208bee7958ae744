"""The pages people see."""

from fastapi import APIRouter
from jinja2 import Environment

router = APIRouter(include_in_schema=False)


def equip(environment: Environment) -> None:
    """Gives the templates their own names and filters."""
    environment.globals["asset"] = lambda path: f"/static/{path}"


__all__ = ["equip", "router"]
