"""Signing in by a link, a card, a password or ProConnect, signing out, and one's own account."""

from fastapi import APIRouter

from api.accounts import (
    address,
    card,
    company,
    employer,
    own_account,
    own_password,
    password,
    proconnect,
    sign_in,
    space,
)

router = APIRouter(include_in_schema=False)
for _part in (sign_in, card, space, employer, company, password, own_password, proconnect, own_account, address):
    router.include_router(_part.router)

__all__ = ["router"]
