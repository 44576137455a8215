"""What national editors write for the whole site: pages of text, answers to danger, numbers to call.

`texts`         all of it as plain values, which need no database
`shipped`       as it lies in the files that came with the release
`store`         as it is now; and as it last was, when the database is away
`written_copy`  the copy on this machine that is read then
`seeding`       from the files into the database, without touching what somebody has edited
`recording`     every version, with who and when
`faults`        what is wrong with a text, in words for the one who writes it
"""
