nav-handovers = 离任交接
list-intro = 书记、主任、秘书、楼层长离任时，系统把要交接的事项自动整理好，交接双方签字完成。
none-running = 没有正在办理的交接。
past = 已完成
from-to = { $leaver } → { $successor }，{ $due }前办结
see-all = 全部
handover-of = { $post }离任交接
post = { $tower }{ $role }
post-on-floor = { $tower } { $floor } 层{ $role }
state = { $code ->
    [open] 待移交
    [signed] 待接收
    [done] 已完成
   *[dropped] 无需交接
}
section = { $code ->
    [promises] 承诺和待办
    [issues] 未办结事项
    [floors] 楼层和楼层长
    [projects] 项目和认领
    [meetings] 会议、公示和协调
    [life] 设立、换届和整改
    [contacts] 联系人
    [calendar] 日程
    [documents] 文件
   *[habits] 往年同期
}
section-label = 哪一部分
leaver = 移交人
successor = 接收人
vacant = （空缺）
gone = （已离开）
ends-label = 任期最后一天
due-label = 交接期限
leaver-signed = 移交人签字
stood-in-label = 代为移交
successor-signed = 接收人签字
signed-on = { $name }，{ $day }
confirmed-of = 已确认 { $n } / { $total } 部分
confirmed = 已确认
is-late = 已超过交接期限，请尽快办理。
nothing-here = 这一部分没有内容。
note-label = 移交人补充
question-label = 提问
answer-label = 答复
digest-label = 交接单摘要（已记入台账）：
print = 打印
named-post = { $name }（{ $role }）

# What is in the sections.
owed = 本岗位：{ $step }
expected = { $who }：{ $step }
step-state = { $step }（{ $state }）
to-be-confirmed = 待确认
whole-tower = 全楼
on-floor = { $floor } 层
issue-detail = { $place }，{ $state }，等{ $who }
next-milestone = 下一里程碑“{ $title }”{ $day }
project-detail = { $state }。{ $next }
vote-open = 正在表决
meeting-ahead = 会议
minutes-due = 纪要待公布
notice-running = 公示到期
coordination-running = 协调答复期限
reach = 在系统里转办、提醒或者发会议通知即可联系到
term-ends = 届期届满
rules-in-force = 现行规则
last-minutes = 最近一次会议纪要
resolution-in-force = 生效的决议
raised-then = 去年这个时候提出，{ $state }
held-then = 去年这个时候召开

# Steps.
do-note = 补充说明
note-lead = 写下系统里没有、接任的人需要知道的。不要写电话号码和他人隐私。
note-words = 说明
note-hint = 会代替这一部分原来的说明。
note-done = 已补充。
do-sign = 移交签字
sign-done = 已签字，交接单不再变动，等接收人逐项确认。
do-stand-in = 代为移交
stand-in-lead = 移交人已经离开、无法签字时，由街道或者楼委会主任说明理由后代为移交；楼层长的，秘书也可以。
stand-in-words = 本人不能签字的理由
do-name = 指定接收人
name-lead = 职务空缺期间，先由一位在楼里任职的人接收；正式任命后自动换成新任的人。
name-done = 已指定，并通知本人。
do-confirm = 确认这一部分
confirm-done = 已确认。
do-ask = 提问
ask-lead = 看不明白的，问移交人。答复之前不能签字接收。
ask-words = 问题
ask-done = 已提问，并通知移交人。
do-answer = 答复
answer-words = 答复
answer-done = 已答复。
do-accept = 接收签字
accept-done = 交接完成，摘要已记入台账。
do-export = 下载日程（.ics）

# The first day.
first-day-title = 上岗第一天
first-day-done = 已完成。这一页以后随时可以再看。
first-things = 先做这三件事
first-handover = 签收上一任的交接单
first-inbox = 归并分派新来的报事
first-agenda = 看看议题池里等着的事项
first-projects = 看看正在进行的项目
first-floor = 看看本层的事项
first-desk = 打开楼层工作台，认认三个按钮
first-rights = 看看各方的权利和义务
first-meetings = 看看最近的会议和决议
what-for = 这个岗位做什么
no-duties = 现行规则没有列出这个岗位的职责。
what-waits = 现在等您办的
nothing-waits = 现在没有等您办的事。
who-is-who = 谁是谁
years-rhythm = 一年的节奏
thing = { $title }（{ $step }）
rhythm-floor = 分到本层的事项，{ $days } 个工作日内办结
rhythm-meetings = 每季度至少召开 { $n } 次会议
rhythm-renewal = 届满前 { $months } 个月启动换届
rhythm-triage = 新来的报事，{ $days } 个工作日内归并分派
rhythm-review = 提交的项目，{ $days } 个工作日内审核
post-of-floor = { $floor } 层{ $post }
handbook = 使用手册有“{ $role }”一章，可以请系统管理员打印给您（{ $file }.md）。
do-finish = 都看过了，开始工作
finish-done = 好的。以后可以从“我的”再打开这一页。

# Notices.
notice-opened = 请在{ $date }前办理{ $post }离任交接
notice-named = 您是{ $post }的接收人，请查看交接单
notice-vacant = { $post }空缺，请安排人选或者指定接收人
notice-signed = { $post }的交接单已签字，请逐项确认
notice-asked = 接收人就{ $post }的交接提问
notice-answered = { $post }交接中的提问已答复
notice-done = { $post }交接完成
notice-dropped = { $post }由原任继续担任，无需交接

# Refusals.
not-now = 交接单“{ $state }”，现在不能这样办。
not-the-leaver = 只有移交人可以补充和签字移交。
not-the-successor = 只有接收人可以确认、提问和签字接收。
still-there = 移交人任职到{ $until }，应当由本人签字。
both-sides = 同一个人不能既移交又接收。
sections-open = 还有 { $n } 个部分没有确认。
questions-open = 还有 { $n } 个提问没有答复。
already = 这一步已经办过了。
way-reload = 重新打开页面，看看现在到了哪一步。
way-leaver = 移交人已经离开的，由街道或者主任代为移交。
way-successor = 接收人不对的，请街道或者主任重新指定。
way-still-there = 请移交人在“我的”里打开交接单签字；任期结束后还没有签的，再代为移交。
way-both-sides = 请街道或者另一位负责人办理。
way-sections = 逐个部分看过，点“确认这一部分”。
way-questions = 等移交人答复；移交人已离开的，请街道或者主任答复。

# Timeline.
line-opened = { $role }离任，开始交接，{ $date }前办结
line-note = 移交人补充：{ $section }
line-acting = 指定接收人
line-named = 新任到岗，接收交接
line-signed = 移交人签字
line-stood-in = 代为移交并签字
line-confirmed = 接收人确认：{ $section }
line-asked = 接收人提问：{ $section }
line-answered = 答复提问：{ $section }
line-done = 接收人签字，交接完成
line-dropped = 由原任继续担任，无需交接
line-first-day = 新任{ $role }完成上岗第一天
