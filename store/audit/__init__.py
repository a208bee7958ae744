"""The audit log: who saw or did what, its chain of digests, its end at a seal."""
