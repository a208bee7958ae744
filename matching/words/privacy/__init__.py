"""What free words may not keep: contacts, health, justice, family, origin."""
