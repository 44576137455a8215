"""The ground: counties, municipalities, postal codes, names and distances. Knows nothing above it."""
