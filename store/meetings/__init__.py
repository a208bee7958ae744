"""Requests to meet (R3, R4): asked by an employer, answered by a person, with consent between them."""
