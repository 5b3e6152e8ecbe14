"""Words kept as data: slots of patterns, units, names of bodies, indicators, the gazetteer."""
