"""Employers, their approval, and the openings that they publish here."""
