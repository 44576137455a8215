"""What `import_places` tells those above when a later register arrives.

Every signal is sent inside the import's transaction, after the new register is in the database.
A receiver moves its own rows and returns lines of text (or None) that the command prints for a person.
An exception from a receiver undoes the whole import.

`municipality_merged`   old, new          one successor: everything that points at `old` moves to `new`
`municipality_split`    old, successors   several: nobody but a person can say where each row belongs.
                                          `old` may itself be among the successors, and is then still in force
`municipality_renamed`  municipality, old_name
"""

from django.dispatch import Signal

municipality_merged = Signal()
municipality_split = Signal()
municipality_renamed = Signal()
