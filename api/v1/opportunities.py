"""opportunities."""

from fastapi import APIRouter

router = APIRouter()
