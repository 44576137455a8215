"""How a group is found: one search, behind the pages and the programs' interface alike."""
