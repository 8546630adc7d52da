nav-meet = Meetings
