"""Words that the law forbids an employer, and the language that it asks for."""
