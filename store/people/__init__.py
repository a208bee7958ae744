"""A person's file, what they and their counsellor say and decide, and whom a counsellor follows."""
