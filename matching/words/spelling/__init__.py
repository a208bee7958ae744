"""Words as people write them, in any language, made the words that the others read."""
