"""What a listing was: every version of it, what differs in plain words, and the way back.

`recording`    a version is kept whenever a listing has been written
`differences`  two versions → what changed, as an editor would say it
`restoring`    an earlier version → the listing
`erasing`      what concerns a person, taken out of all earlier versions
"""
