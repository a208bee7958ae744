"""sources."""

from fastapi import APIRouter

router = APIRouter()
