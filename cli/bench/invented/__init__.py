"""What benches measure on, invented and the same for the same seed.

offers       a country of offers, as a partner's pages write them: for pulls
catalogue    a country of live opportunities, in their table: for searches
department   a department's people and opportunities, in the store: for its night, and for who hears of an offer
country      two million people and a million opportunities, in columns: for the country's night
"""
