"""What an employer does: describe an opening, see who could come, ask to meet."""
