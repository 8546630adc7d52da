# Events.
line-opened = 已开设
