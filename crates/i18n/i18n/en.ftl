date-short = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-weekday = { $weekday } { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
today = Today
late-days = { $days ->
    [one] { $days } working day late
   *[other] { $days } working days late
}
due-in-days = due in { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}
working-days = { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}
days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
list-more = { $before }, { $next }
clause-rule = Rule { $number }
clause-procedure = Rules of procedure, article { $number }
clause-covenant = Covenant, article { $number }
clause-civil-code = Civil Code, article { $number }
clause-business = Business Environment Regulation, article { $number }
clause-branch = Branch Regulations, chapter { $number }
clause-constitution = Party Constitution, article { $number }
clause-union = Trade Union Law, article { $number }
clause-terms = Opinions on Terms
clause-party = Party rule { $number }
