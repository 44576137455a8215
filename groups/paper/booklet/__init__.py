"""The booklet of a county or of all Norway: made by a command, one at a time, and served as it was made.

A booklet is set in parts, each in a small process of its own, and bound into one tagged PDF: five thousand groups set
in one piece would take a gigabyte.
"""
