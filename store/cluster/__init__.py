"""A private PostgreSQL cluster on this machine: its programs, its folders, its life."""
