"""E-mails that wait in the database, and what they tell."""
