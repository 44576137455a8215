"""The first page of the staff's side: what needs whoever is logged in, in plain words, each with the way to mend it.

`branch`   the organisations that somebody edits, and which of them they are the nearest to answer for
`need`     what a section of the desk is
`groups`, `people`, `mails`, `national`   the sections, by what they are about
`chapters`, `freshness`   the state of the chapters under an umbrella, and the picture of how fresh the listings are
`page`     the page itself, and «Alt stemmer»
"""
