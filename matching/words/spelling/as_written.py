"""Words of a text that were found on its flat letters, quoted as they were typed."""


def as_written(text: str, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    """The words of the spans, first letter and end, in their order, each whole; those that touch as one."""
    told: list[tuple[int, int]] = []
    for start, end in sorted((start, _end_of_word(text, end)) for start, end in spans):
        if told and start < told[-1][1]:
            told[-1] = (told[-1][0], max(told[-1][1], end))
        else:
            told.append((start, end))
    return tuple(dict.fromkeys(text[start:end].strip(" ,;") for start, end in told))


def _end_of_word(text: str, end: int) -> int:
    """Where the word ends that a span may have cut."""
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return end
