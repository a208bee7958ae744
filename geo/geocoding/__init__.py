"""The commune that a free line of text means, with no service to ask."""

from geo.geocoding.geocoder import Answer, Geocoder, Matched

__all__ = ["Answer", "Geocoder", "Matched"]
