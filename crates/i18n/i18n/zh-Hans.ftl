# Dates, spans and amounts as the interface writes them. Spaces stand between Han and figures, none in dates.
date-short = { $month }月{ $day }日
date-long = { $year }年{ $month }月{ $day }日
date-weekday = { $month }月{ $day }日（{ $weekday }）
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
today = 今天
late-days = 逾期 { $days } 天
due-in-days = { $days } 天后到期
working-days = { $days } 个工作日
days = { $days } 天
list-more = { $before }、{ $next }
