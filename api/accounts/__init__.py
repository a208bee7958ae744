"""Signing in by a one-time link, and signing out."""

from api.accounts.sign_in import router

__all__ = ["router"]
