"""From listings to what a template shows: words, never markup."""
