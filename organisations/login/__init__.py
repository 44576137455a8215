"""Logging in: password, second factor, and what stops those who guess.

`lockout`        counts failures under keyed hashes, in the database, for all workers together
`second_factor`  who needs one, whether it was passed, recovery codes
`passwords`      what nobody should choose
`forms`          the questions
`pages`          the addresses, mixed into the staff's site
"""
