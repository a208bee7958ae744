"""Who signs in, and by what: links, cards, passwords, the identity provider; sessions."""
