nav-meet = 议事
