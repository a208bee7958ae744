"""What a team lead sees: counsellors, and who is well served."""
