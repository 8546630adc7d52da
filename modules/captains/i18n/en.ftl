# Events.
line-opened = Opened
