"""Does the search understand what people type? See README.md in this folder."""
