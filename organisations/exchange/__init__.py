"""Listings in and out of files: rows → plan → apply → report.

`formats`    a file as a table of raw cells, and back
`columns`    every column and its field; `column`, `kinds` and `pointers` say how a cell is read and written
`rows`       raw cells → `Row`, or what is wrong with them; asks no database
`plan`       rows and database → what is new, changed field by field, unchanged, missing; writes nothing
`apply`      a plan without errors → the database, in one transaction
`report`     what happened, or must be mended, in Norwegian
"""
