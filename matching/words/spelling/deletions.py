"""Two words one letter apart, found without comparing each with each: taking letters away makes them meet."""


def one_letter_less(word: str) -> list[str]:
    """The word, and the word without each of its letters but the first: two words one letter apart share one."""
    return [word, *(word[:place] + word[place + 1 :] for place in range(1, len(word)))]
