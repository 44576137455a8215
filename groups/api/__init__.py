"""The directory for programs: read only, JSON only, no key, the same search as the pages."""
