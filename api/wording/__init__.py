"""How things are said: values, numbers, reasons and steps in words, in the four languages of the site.

Begin with `words` (the name of each value) and `languages` (how French becomes another language); `messages` holds the
catalogues.
"""
