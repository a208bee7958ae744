"""openings."""

from fastapi import APIRouter

router = APIRouter()
