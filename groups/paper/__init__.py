"""Everything on paper: the sheet to take along, the poster, the card and the booklet, as tagged PDF (PDF/UA-1)."""
