"""How large a filled-in file may be: said where it is handed in, and again where it is read."""

LARGEST_FILE_BYTES = 10_000_000
TOO_LARGE = "Ce fichier dépasse 10 Mo. Coupez-le en plusieurs fichiers."
