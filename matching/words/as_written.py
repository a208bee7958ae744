"""Words of a text that were found on its flat letters, quoted as they were typed."""


def as_written(text: str, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    """The words of the spans, first letter and end, in their order; those that touch as one."""
    told: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if told and start < told[-1][1]:
            told[-1] = (told[-1][0], max(told[-1][1], end))
        else:
            told.append((start, end))
    return tuple(dict.fromkeys(text[start:end].strip(" ,;") for start, end in told))
