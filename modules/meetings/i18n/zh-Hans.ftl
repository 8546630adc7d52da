nav-meet = 议事

# Words.
meeting-stage = { $stage ->
    [draft] 拟稿
    [convened] 已通知
    [open] 正在开会
    [closed] 已散会
    [published] 纪要已公布
   *[cancelled] 已取消
}
item-stage = { $stage ->
    [waiting] 待上会
    [listed] 已列入议程
    [under_way] 正在审议
    [decided] 已表决
    [noted] 已听取
   *[withdrawn] 已撤回
}
minutes-stage = { $stage ->
    [draft] 草稿
    [signed] 已签发
   *[published] 已公布
}
resolution-stage = { $stage ->
    [adopted] 已通过，待公布
    [noticed] 公示中
   *[effective] 已生效
}
coordination-stage = { $stage ->
    [opened] 待指定调解人
    [seeking] 征求各方同意
    [holding] 协调中
    [agreed] 达成协议
   *[failed] 未达成协议
}
improvement-state = { $state ->
    [open] 整改中
    [delivered] 待复核
   *[done] 已完成
}
step = { $step ->
    [convene] 召集
    [postpone] 改期
    [open] 宣布开会
    [close] 散会
    [publish] 公布纪要
    [cancel] 取消
    [list] 列入议程
    [unlist] 撤下议程
    [arrange] 编排议程
    [edit] 修改安排
    [edit_item] 修改议题
    [answer] 答复
    [paper] 提交材料
    [attend] 登记到会
    [deliberate] 审议
    [take_up] 审议
    [amend] 修改
    [note] 记为已听取
    [recuse] 回避
    [vote] 表决
    [decide] 表决
    [withdraw] 撤回
    [edit_minutes] 修改纪要
    [sign_minutes] 签发
    [publish_minutes] 公布
    [appoint] 指定调解人
    [consent] 答复
    [hold] 记录协调
    [draft_term] 拟定约定
    [agree] 达成协议
    [fail] 结束协调
    [follow] 回访
    [deliver] 报告完成
    [recheck] 复核
   *[other] 办理
}
kind = { $kind ->
    [deliberation] 议事会
    [coordination] 协调会
   *[appraisal] 评议会
}
outcome = { $outcome ->
    [passed] 通过
    [passed_amended] 修改后通过
    [rejected] 否决
    [deferred] 延期
   *[stalemate] 僵局
}
origin = { $origin ->
    [chair] 主任提出
    [petition] 联名提出
    [deferred] 上次延期
   *[coordination] 协调未成
}
mode = { $mode ->
    [named] 记名
   *[secret] 无记名
}
question = { $question ->
    [adopt] 是否通过
   *[defer] 是否延期
}
choice = { $choice ->
    [yes] 赞成
    [no] 反对
   *[abstain] 弃权
}
turn-to = { $to ->
    [deliberation] 提交专题议事
    [subdistrict] 上报街道
   *[law] 循法律途径解决
}
the-chair = 楼委会主任
the-secretary = 楼委会秘书
everybody = 公众意见
nameless = （姓名已删除）
numbered = 第 { $n } 次{ $name }
unnumbered = { $name }（拟稿）
tower-kinds = 国际金融大厦 金融大厦 商务大厦 商务楼 国际大厦 国际中心 商务中心 城市广场 大厦 大楼 中心 广场 楼
number-prefix = { $short }楼议
document-number = { $prefix }〔{ $year }〕{ $n }号
list-comma = 、

# What is refused, and the way out.
not-now = 会议{ $stage }，现在不能{ $step }。
item-not-now = 议题{ $stage }，现在不能{ $step }。
minutes-not-now = 纪要{ $stage }，现在不能{ $step }。
resolution-not-now = 决议{ $stage }，这一步已经办过。
not-under-notice = 决议{ $stage }，不在公示期。
notice-is-over = 公示到{ $date }，已经结束。
objections-open = { $n ->
   *[other] 还有 { $n } 条公示意见没有答复。
}
objection-answered = 这条意见已经答复过。
coordination-not-now = 协调会{ $stage }，现在不能{ $step }。
improvement-not-now = 整改项{ $state }，现在不能{ $step }。
notice-too-short = 通知到开会只有 { $given } 个工作日，至少要 { $needed } 个。
no-items = 议程上还没有议题。
item-without-text = 议题“{ $title }”还没有决议草案。
not-its-day = 会议在{ $date }召开，还没到日子。
no-committee = 这栋楼还没有能开会的楼委会。
other-body = 这个议题属于另一个组织。
ballot-is-open = 正在表决。
ballot-is-closed = 表决已经结束。
no-quorum = 到会 { $present } 人，法定人数 { $needed } 人（共 { $seats } 个表决席位），不能表决。
nobody-may-vote = 到会的人都要回避，没有人可以表决。
not-on-the-roll = 表决开始时您不在会上，不在这次表决的名册里。
already-voted = 您已经投过票，投出的票不能更改。
votes-missing = { $missing ->
   *[other] 还有 { $missing } 人没有投票。
}
deferred-already = { $most ->
   *[other] 同一议题最多延期 { $most } 次，这次必须表决。
}
needs-decision = 有人在等这个议题的结果，不能只听取不表决。
not-voting = 这个席位没有表决权，不需要回避。
already-recused = 已经登记回避。
no-recusal = 现行规则没有回避，全体委员都参加表决。
way-speak = 请在审议时说明利害关系，由秘书记入纪要。
looks-reserved = 这件事像是“{ $matter }”，不归楼委会决定。
same-eyes = 纪要是您改的，不能由您签发。
not-signed = 纪要还没有签发。
still-under-notice = 公示到{ $date }，还没有结束。
not-consented = 各方还没有都同意参加。
mediator-is-party = 调解人是当事方，或者代表当事方。
objected-already = 您已经提过意见，请等楼委会答复后再提。
too-many-objections = 从这个地址提的意见太多了。请登录以后再提，或者过一小时再试。
chair-may-come = 主任可能还会到会。到了开会时间、有人登记到会以后，副主任才能主持。
two-sides = 协调至少要有两方当事方。
no-round = 还没有开过协调。
no-terms = 还没有写明谁在什么时候做什么。
term-is-settled = 这一条已经办结。
revisit-too-early = { $date }才到回访的日子。
scoring-goes-on = 评分到{ $date }截止，还有人没有评。
scoring-is-over = 评分已经截止。
scored-already = 您已经评过分。
nobody-to-draw = 没有可以抽取的评议员。
way-later = 最早可以定在{ $date }。
way-list = 先从议题池选议题列入议程。
way-text = 先写好决议草案：谁，到什么时候，做什么。
way-close-ballot = 先结束正在进行的表决。
way-quorum = 等人到齐，或者改期再议。
way-nobody = 请没有利害关系的成员到会后再表决。
way-roll = 可以旁听，下一次表决前登记到会。
way-missing = 等他们投票，或者写明提前结束的理由。
way-decide = 请付诸表决：通过、修改或者否决。
way-vote = 请付诸表决，或者表决延期。
way-reserved = 请转给有权决定的一方；如果看错了，勾选“已核对”再提交。
way-other-eyes = 请由另一位负责人签发。
way-sign = 请主任先签发。
way-consent = 请先取得每一方的同意；有一方不参加，就结束协调并说明后续途径。
way-mediator = 请另选一位没有利害关系的人。
way-round = 先记录至少一次协调。
way-terms = 先写下每一方承诺做什么。
way-committee = 请先成立楼委会并登记成员。
way-employees = 请先让员工加入本楼。
way-report = 可以通过报事提出。
way-answer = 请先逐条答复，答复后自动生效。
way-reload = 请刷新页面，查看当前进度。

# The record of what happened.
line-placed = { $origin ->
    [petition] 联名达到人数，进入议题池
    [deferred] 延期后再次进入议题池
    [coordination] 协调未成，进入议题池
   *[chair] 进入议题池
}
line-item-edited = 议题文字有修改
line-withdrawn = 议题撤回
line-listed = 列入议程第 { $position } 项
line-unlisted = 撤下议程，回到议题池
line-moved = 改为议程第 { $position } 项
line-deliberated = 议事会开始审议
line-resumed = 议事会继续审议
line-amended = 会上修改了文字
line-noted = 听取，不表决
line-returned = 会上没有表决，回到议题池
line-recused = 一名成员申请回避
line-recused-by-chair = 主任要求一名成员回避
line-ballot-opened = { $mode ->
    [named] 记名表决开始：到会 { $present } / { $seats }，{ $electors } 人可以投票
   *[secret] 无记名表决开始：到会 { $present } / { $seats }，{ $electors } 人可以投票
}
line-vote = 收到一票
line-ballot-closed = 表决结束：赞成 { $yes }，反对 { $no }，弃权 { $abstain }，未投 { $missing }
line-decided = 议事会{ $outcome }：赞成 { $yes }，反对 { $no }，弃权 { $abstain }
line-published = { $number } 公布，公示到{ $until }
line-effective = { $number } 公示期满，生效
line-objection = 收到一条公示意见
line-objection-answered = { $number } 的一条公示意见已答复
line-drafted = 开始筹备会议
line-edited = 会议安排有修改
line-convened = { $kind }（第 { $number } 次）定于{ $at }召开，已通知全体成员
line-postponed = 会议改到{ $at }
line-cancelled = 会议取消
line-coming = 一名成员答复参加
line-not-coming = 一名成员答复请假
line-opened = 会议开始，到会 { $present } / { $seats }
line-opened-vice = 副主任主持，会议开始，到会 { $present } / { $seats }
line-arrived = { $seat }到会，现在 { $present } 人
line-left = { $seat }离会，现在 { $present } 人
line-closed = 散会：办结议题 { $settled } 项，退回 { $returned } 项
line-closed-vice = 副主任宣布散会：办结议题 { $settled } 项，退回 { $returned } 项
line-paper = 提交一份材料
line-paper-removed = 撤下一份材料
line-minutes-drafted = 纪要草稿已生成
line-minutes-edited = 纪要修改为第 { $rev } 稿
line-minutes-signed = 纪要签发
line-minutes-signed-vice = 副主任签发纪要
line-minutes-published = { $n ->
    [0] 纪要公布
   *[other] 纪要公布，决议 { $n } 件进入公示
}
line-coordination = 第 { $number } 次协调会开始，{ $due }前办完
line-mediator = 指定调解人
line-consent = { $consent ->
    [given] 一方同意参加协调
    [paper] 一方书面同意参加协调
   *[refused] 一方不参加协调
}
line-round = 第 { $round } 次协调（{ $on }）
line-term = 一方承诺{ $until }前做到
line-term-dropped = 撤下一条约定
line-agreement = 达成协议：协调 { $rounds } 次，约定 { $terms } 条
line-failed = 未达成协议，{ $to }
line-term-kept = 一条约定已兑现
line-still-kept = 回访：协议得到遵守
line-broken = 回访：协议没有得到遵守
line-drawn = { $n ->
   *[other] 抽签产生 { $n } 名评议员
}
line-drawn-short = 抽签产生 { $n } 名评议员，不足 { $people } 名
line-score = 收到一份评分
line-appraised = 评议结束：{ $scored } / { $drawn } 人评分，平均 { $mean } 分
line-appraised-few = 评议结束：{ $scored } / { $drawn } 人评分，不足以计算平均分
line-improve = 提出整改，{ $due }前完成
line-improved = 整改方报告完成
line-recheck-good = 复核通过
line-recheck-bad = 复核未通过，继续整改

# What a step answers.
amended = 文字已修改。
ballot-opened = 表决开始：{ $electors } 人可以投票，{ $needed } 票决定。
cancelled = 会议已取消，议题回到议题池。
closed = 已散会，纪要草稿已生成。
convened = { $told ->
   *[other] 已通知 { $told } 名成员。
}
declared = 表决结果：{ $outcome }。
not-deferred = 延期没有通过，继续审议。
has-left = 已登记离会。
is-present = 已登记到会。
minutes-published = { $n ->
    [0] 纪要已公布。
   *[other] 纪要已公布，决议 { $n } 件公示到{ $until }。
}
minutes-saved = 纪要已保存。
minutes-signed = 纪要已签发。
noted = 已记为听取。
opened = 会议开始。
opened-without-quorum = 会议开始。到会 { $present } 人，法定人数 { $quorum } 人，人齐前不能表决。
postponed = 会议已改期，重新通知了全体成员。
recused = 已登记回避。
taken-up = 正在审议：{ $title }
vote-is-cast = 票已投出。
will-come = 已答复参加。
will-not-come = 已答复请假。

# Notices.
notice-convened = { $title }定于{ $at }召开，地点：{ $venue }。请答复是否参加。
notice-postponed = { $title }改到{ $at }，地点：{ $venue }。请重新答复。
notice-cancelled = { $title }取消：{ $reason }
notice-recused = 主任请您在审议“{ $title }”时回避。
notice-objection = 有人对“{ $title }”提出意见，请在{ $until }前答复。
notice-answered = 您对“{ $title }”的意见已有答复。
notice-held = { $n ->
   *[other] “{ $title }”公示期满，还有 { $n } 条意见没有答复，答复后才生效。
}
notice-signed = 纪要已签发，请公布。

# Minutes as they are drafted.
minutes-of = { $title }纪要
minutes-time = 时间：{ $time }
minutes-place = 地点：{ $place }
minutes-chair = 主持：{ $chair }
minutes-vice = { $name }（副主任）
minutes-recorder = 记录：{ $recorder }
minutes-present = 出席：{ $names }（应到 { $seats } 人，实到 { $came } 人）
minutes-excused = 请假：{ $names }
minutes-absent = 缺席：{ $names }
minutes-attending = 列席：{ $names }
minutes-guests = 邀请列席：{ $guests }
minutes-left = { $name }于 { $time } 离会。
minutes-name = { $name }（{ $stands_for }）
minutes-nobody = 无
minutes-blank = （待补）
ordinal = { $n ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
    [7] 七
    [8] 八
    [9] 九
    [10] 十
   *[other] { $n }
}
minutes-item = { $n }、{ $title }
minutes-aside = 回避：{ $name }，理由：{ $reason }
minutes-amended = { $n ->
   *[other] 会上修改文字 { $n } 次。
}
minutes-vote = { $mode }表决{ $question }：表决席位 { $seats } 个，到会 { $present } 人，有表决权 { $electors } 人。
minutes-tally = 赞成 { $yes } 票，反对 { $no } 票，弃权 { $abstain } 票，未投 { $missing } 人；{ $needed } 票决定（{ $clause }）。
minutes-who = { $choice }：{ $names }
minutes-early = 提前结束表决，理由：{ $reason }
minutes-text = 决议内容：{ $words }
minutes-adopted = 形成决议：{ $number }
minutes-fate = { $fate ->
    [passed] 表决结果：通过。
    [passed_amended] 表决结果：修改后通过。
    [rejected] 表决结果：否决。
    [deferred] 表决结果：延期，下次会议再议。
    [stalemate] 表决结果：未达到规定票数，形成僵局。
    [noted] 听取，不表决。
   *[returned] 本次会议未表决，退回议题池。
}
minutes-responsible = 责任单位、完成时限：（待补）
minutes-dissent-of = 不同意见：{ $names }反对；理由：（待补）
minutes-dissent = 不同意见：（待补）
minutes-end = { $time } 散会。
minutes-running = 会议正在进行。

# Pages of steps.
back-to-meeting = 会议
reason = 理由
cancel-title = 取消会议
cancel-button = 取消会议
cancel-intro = 会议取消后，议题回到议题池，通知全体成员。
amend-title = 修改“{ $title }”
amend-button = 修改
amend-intro = 改的是正在审议的文字，原文保留在记录里。
item-words = 决议草案
text-until-now = 现在的文字
close-ballot-title = 结束表决
close-ballot-button = 结束表决，宣布结果
close-ballot-intro = 已投 { $turnout } 人，共 { $electors } 人。
close-reason = 提前结束的理由
close-reason-hint = 还有人没有投票，理由会写进纪要。
edit-minutes-title = 整理纪要
edit-minutes-button = 保存纪要
edit-minutes-intro = 按会上发生的事生成了草稿。补上责任单位、时限和不同意见。
minutes-title = 会议纪要
minutes-words = 纪要正文
minutes-hint = 每次保存都留有旧稿。签发后再改，需要重新签发。
saved-by-other = 别人刚保存的文字
recuse-title = 回避：{ $title }
recuse-button = 登记回避
recuse-intro = 与议题有利害关系的成员不参加这一项的表决，理由写进纪要。
recusal-reason = 回避理由
recusal-hint = 例如：本公司是当事方。
who-stands-aside = 回避的成员
myself = 我本人
# Pages of meetings.
meetings-title = { $tower }的三会
meetings-short = 三会
coming-meetings = 近期会议
no-meeting-coming = 还没有确定下一次会议。
past-meetings = 往期会议
no-meeting-past = 还没有开过会。
resolutions-title = 决议
no-resolutions = 还没有决议。
see-meetings = 全部会议
my-meetings = 我要参加的会议
my-scores = 请您评分
when-where = { $when }，{ $venue }
notice-until = 公示到{ $date }
pool-title = 议题池
pool-intro = 等待上会的议题。联名达到人数的自动进入，延期的再次进入。
pool-empty = 没有等待上会的议题。
waiting-since = { $date }起
list-on = 列入{ $meeting }
draft-choice = { $title }（{ $facts }）
fate = { $fate ->
    [passed] 通过
    [passed_amended] 修改后通过
    [rejected] 否决
    [deferred] 延期
    [stalemate] 僵局
    [noted] 已听取
   *[returned] 未表决，退回
}
voting-now = 正在表决
deliberating-now = 正在审议
not-yet = 未开始
ballot-caption = { $mode }表决{ $question }：表决席位 { $seats } 个，到会 { $present } 人，可投票 { $electors } 人，{ $needed } 票决定（{ $clause }）
cancelled-because = 已取消：{ $reason }
will-you-come = 是否参加会议
answer-yes = 参加
answer-no = 请假
answer-why = 请假原因（选填）
quorum-now = 此刻法定人数
present-now = 此刻到会
was-present = 到会
quorum = 法定人数
is-quorate = 够法定人数，可以表决
is-not-quorate = 还不够法定人数，不能表决
quorum-note = 按此刻到会的表决席位计算（{ $clause }）。回避的人不计入该项表决。
seats-label = 席位
key-present = 实心：到会
key-aside = 划线：到会但本项回避
key-absent = 空格：未到
i-am-here = 登记到会
i-leave = 登记离会
note-presence = 登记到会
note-here = 到会
note-left = 离会
agenda-title = 议程
agenda-empty = 议程上还没有议题。
go-subject = 议题来源和办理进展
no-words-yet = 还没有决议草案。
voted-so-far = 已投 { $turnout } / { $electors }
who-voted = 表决明细
your-vote = 您的一票
vote-hint = 投出后不能改。记名表决，结束后公布每人的选择。
vote-hint-secret = 投出后不能改。无记名表决，系统也不知道您投了什么。
vote-title = 表决
list-from-pool = 从议题池列入
what-to-do = 现在可以
papers = 会议材料
no-papers = 没有材料。
read-paper = 查看正文
guests = 列席
print = 打印本页
check-record = 核验记录
fact-rev = 稿次
fact-signed = 签发
fact-published = 公布
fact-adopted = 通过
fact-until = 公示到
fact-effective = 生效
do-convene = 通知全体成员
do-edit-meeting = 修改安排
do-open = 宣布开会
do-postpone = 改期
do-close = 宣布散会
do-minutes = 整理纪要
do-read-minutes = 查看纪要
do-paper = 提交材料
do-cancel = 取消会议
do-edit-item = 改文字
do-up = 上移
do-down = 下移
do-unlist = 撤下
do-list = 列入议程
do-take-up = 开始审议
do-vote-named = 记名表决
do-vote-secret = 无记名表决
do-vote-defer = 表决延期
do-vote = 投出这一票
do-amend = 修改文字
do-note = 听取，不表决
do-recuse = 登记回避
do-sign = 签发
do-publish = 公布纪要和决议
do-remove = 撤下

# Forms of meetings.
item-title = 议题
item-words-hint = 写清谁、到什么时候、做什么。表决的就是这段文字。
checked = 已核对，不属于上述事项
checked-hint = 系统按字词提醒，由人判断。
edit-item-title = 修改议题
edit-item-button = 保存
edit-item-intro = 上会之前可以改。上会之后要在会上修改。
add-item-title = 提出议题
add-item-button = 放入议题池
add-item-intro = 楼委会自己提出的议题。
charter = 制定或修改公约、议事规则
charter-hint = 需要更多票数才能通过。
new-meeting-title = 筹备议事会
new-meeting-button = 建立会议
new-meeting-intro = 先定时间、地点和议题，核对后再通知成员。
edit-meeting-title = 修改会议安排
edit-meeting-button = 保存
starts-at = 开会时间
starts-hint = 今天通知，最早可以定在{ $earliest }。
venue = 地点
guests-hint = 请谁列席，写进通知。
fault-moment = 请写日期和时间，例如 2026-11-28 09:30。
fault-past = 请选今后的时间。
postpone-title = 会议改期
postpone-button = 改期并重新通知
postpone-intro = 改期要重新通知全体成员，通知期重新计算。
whole-meeting = 整个会议
add-paper-title = 提交会议材料
add-paper-button = 提交
paper-title = 标题
paper-item = 相关议题
paper-words = 正文
paper-hint = 写正文，或者上传文件。
paper-file = 文件（PDF、JPEG、PNG，10 MB 以内）
fault-paper = 写正文，或者上传文件。
fault-file = 只收 10 MB 以内的 PDF、JPEG、PNG。
item-added = 已放入议题池。
item-edited = 议题已保存。
item-listed = 已列入议程。
item-unlisted = 已撤下，回到议题池。
item-moved = 已移到第 { $position } 项。
meeting-drafted = 会议已建立。核对议程后通知成员。
meeting-edited = 会议安排已保存。
paper-added = 材料已提交。
paper-removed = 材料已撤下。

# Objections.
do-object = 提意见
objections-title = 公示意见
objections-count = { $n ->
   *[other] 收到 { $n } 条，已答复 { $answered } 条
}
objections-hold = { $n ->
   *[other] 公示期满，还有 { $n } 条意见没有答复；答复后决议才生效。
}
objections-private = 意见内容由楼委会查看，答复公开。
objection-owed = 公示意见：{ $title }
objection-words = 您的意见和理由
objection-hint = 意见内容由楼委会查看，答复公开在决议页面。
objection-said = 意见内容
objection-from = { $on }收到
objection-answer = 答复：{ $words }
objection-waits = 待答复
object-title = 对公示的决议提意见
object-button = 提交意见
object-intro = 公示到{ $until }，任何人可以提意见，不用登录。楼委会答复后，决议才生效。
object-done = 意见已提交，答复会公开在决议页面。
answer-objection-title = 答复公示意见
answer-objection-button = 公开答复
answer-objection-intro = 关于“{ $title }”，请在{ $due }前答复。
answer-objection-words = 答复
answer-objection-hint = 写明采纳与否和理由。答复公开，不要写能认出提意见人的内容。
answer-objection-done = 答复已公开。

# Coordinations.
coordination-numbered = 第 { $number } 次协调会
notice-coordination = “{ $title }”进入协调，{ $due }前办完。
notice-seeking = “{ $title }”已指定调解人，请各方答复是否参加协调。
notice-mediator = “{ $title }”换了调解人。
notice-holding = “{ $title }”各方都同意参加，可以开始协调。
notice-refused = { $party }不参加“{ $title }”的协调，请结束协调并说明后续途径。
notice-round = “{ $title }”的第 { $round } 次协调已记录。
notice-agreement = “{ $title }”达成协议，请各方按约定办理。
notice-failed = “{ $title }”协调未达成协议，{ $to }。
notice-kept = 约定“{ $what }”已记为兑现。
notice-revisited = { $kept ->
    [yes] 回访：“{ $title }”的协议得到遵守。
   *[no] 回访：“{ $title }”的协议没有得到遵守，请主任处理。
}
party-title = 增加当事方
party-question = 哪一家单位
party-button = 增加
party-intro = 争议涉及的单位都应当参加。增加以后，系统通知它答复是否参加。
party-done = 已增加当事方。
party-drop = 不是当事方
party-dropped = 已移出当事方。
notice-named = 请答复是否参加协调：“{ $title }”
notice-unnamed = 您不再是“{ $title }”协调的当事方
line-party-named = 增加一方当事方
line-party-dropped = 移出一方当事方
mediator-title = 指定调解人
mediator-other = 更换调解人
mediator-intro = 调解人不能是当事方，也不能在当事方任职或者代表当事方。指定后，各方会收到通知，答复是否参加。
mediator-nobody = 现在没有可以指定的人。请先任命一位与各方没有利害关系的调解人。
mediator-question = 调解人
mediator-done = 调解人已指定。
consent-title = 是否参加协调
consent-button = 答复是否参加
consent-intro = 关于“{ $title }”。参加是自愿的；各方都同意，协调才开始。
consent-question = 答复
which-party = 哪一方
consent = { $consent ->
    [given] 同意参加
    [paper] 书面同意
   *[refused] 不参加
}
consent-waits = 待答复
consent-done = { $consent ->
    [refused] 已记录：不参加。
   *[given] 已记录：同意参加。
}
round-title = 记录协调
round-button = 保存记录
round-intro = 这是第 { $round } 次。记录只给参加协调的人和负责人看。
round-on = 协调日期
round-words = 各方意见和协调进展
round-hint = 写事实和意见，不写评价。
round-day = 日期要在协调会开始以后、今天以前。
round-done = 第 { $round } 次协调已记录。
round-numbered = 第 { $round } 次，{ $on }
term-title = 拟定约定
term-button = 写入约定
term-intro = 一条约定只写一件事：谁，到什么时候，做什么。
term-party = 责任方
term-what = 约定事项
term-hint = 例如：电锤只在 19 点后使用。
term-until = 完成期限
term-past = 期限已经过了。
term-done = 约定已写入草案。
term-dropped = 约定已撤下。
term-drop = 撤下
term-keep = 记为已兑现
term-kept = 已兑现
term-late = 逾期
term-open = 履行中
until-day = { $day }前
agree-title = 达成协议
agree-button = 各方同意，达成协议
agree-intro = 协议由约定组成。达成后，每一条成为那一方的待办，30 天和 90 天后回访。
agree-done = 协议已达成。
agreement-heading = “{ $title }”协调协议
agreement-head = 经 { $rounds } 次协调，各方自愿达成以下约定：
agreement-term = { $n }. { $party }：{ $what }，{ $until }前做到。
agreement-end = 楼委会于{ $days }回访。
fail-title = 结束协调
fail-button = 结束协调，说明后续途径
fail-intro = 有一方不参加，或者意见始终不一致，就结束协调，并告知各方后续途径。
fail-reason = 未达成协议的原因
fail-hint = 会公开，也写进事项的经过。只写原因，不写各方在协调中说的话。
fail-because = 原因：{ $reason }
turn-question = 后续途径
turn-hint = { $to ->
    [deliberation] 立即进入议题池，由议事会审议。
    [subdistrict] 由主任或秘书转给街道办理。
   *[law] 可以申请人民调解、仲裁，或者向法院起诉。
}
fail-done = { $to ->
    [deliberation] 协调结束，议题已进入议题池。
    [subdistrict] 协调结束，请转给街道。
   *[law] 协调结束，各方已得知可以循法律途径解决。
}
revisit-title = 回访协议
revisit-button = 记录回访
revisit-intro = “{ $title }”的协议，应在{ $due }回访。先问过每一方再记录。
revisit-question = 协议遵守情况
revisit-kept = { $kept ->
    [yes] 得到遵守
   *[no] 没有得到遵守
}
revisit-waits = 待回访
revisit-done = { $kept ->
    [yes] 回访已记录：协议得到遵守。
   *[no] 回访已记录：协议没有得到遵守，已告知各方和主任。
}
kept-done = 已记为兑现。
ended-agreed = { $on }达成协议
ended-failed = { $on }结束，未达成协议，{ $to }
see-about = 查看事项
the-agreement = 协议
the-terms = 约定
the-revisits = 回访
the-rounds = 协调经过
no-rounds = 还没有记录。
the-parties = 各方
the-mediator = 调解人
not-following = 协调的经过和约定，只给参加的各方、调解人和负责人看。
coordination-facts = 概况
coordination-opened = 开始
coordination-due = 期限
coordination-until = { $on }前办完
coordination-over = { $on }结束

# Appraisals.
appraisal-stage = { $stage ->
    [open] 评分中
   *[closed] 已公布
}
appraisal-numbered = 第 { $number } 次评议会
the-appraisers = 抽中的评议员
notice-drawn = 您被抽中评议“{ $title }”，请在{ $until }前评分。评分不记名。
notice-appraised = “{ $title }”评议结束，平均 { $mean } 分。
notice-appraised-few = “{ $title }”评议结束，评分人数太少，不计算平均分。
notice-improve = 评议后要求整改“{ $what }”，{ $due }前完成。
notice-delivered = 整改方报告“{ $what }”已完成，请在{ $due }前复核。
notice-improved = “{ $what }”整改复核通过。
notice-not-improved = “{ $what }”整改复核没有通过，{ $due }前重新完成。
new-appraisal-title = 发起评议
new-appraisal-button = 抽取评议员，开始评议
new-appraisal-intro = 从本楼已确认的员工中抽取 { $people } 名评议员，无利害关系的和普通员工各有最低人数；评分 { $days } 个工作日，结果公开。
new-appraisal-done = 评议员已抽出，等他们评分。
appraised-question = 评议对象
appraised = { $of ->
    [committee] 楼委会
    [owner] 产权方
   *[property] 物业服务企业
}
appraised-absent = 本楼没有登记这一方。
criterion = { $criterion ->
    [service] 服务
    [process] 过程
   *[result] 成效
}
criterion-asked = { $criterion ->
    [service] 服务：态度、响应、沟通
    [process] 过程：公开、规范、守时
   *[result] 成效：问题是否解决
}
score-word = { $n ->
    [1] 1 分 很不满意
    [2] 2 分 不满意
    [3] 3 分 一般
    [4] 4 分 满意
    [5] 5 分 很满意
   *[other] { $n } 分
}
score-short = { $n } 分
score-title = 评议“{ $title }”
score-button = 评分
score-intro = { $until }截止。评分不记名，提交后不能更改。
score-remark = 意见建议
score-remark-hint = 评议结束后不署名公开，不要写能认出人的内容。
score-done = 评分已提交，谢谢。
score-waits = 评议“{ $title }”，{ $until }前评分
you-are-drawn = 您被抽中为评议员，请评分。
you-have-scored = 您已经评过分。
close-appraisal-button = 结束评分，公布结果
appraisal-closed = 评议结果已公布。
improve-title = 提出整改
improve-intro = 评议中反映的问题，写明做什么、由谁做、到什么时候。
improve-what = 整改事项
improve-hint = 写做到什么样算完成。例如：每月 5 日前公布电梯维保记录。
improve-debtor = 由谁整改
improve-choose = 请选择
improve-days = 期限（工作日）
improve-days-hint = 最多 { $days } 个工作日，不填就是 { $days } 个。
improve-done = 整改已提出，{ $due }前完成。
improve-until = { $due }前完成
deliver-button = 报告完成
delivered-done = 已报告完成，等待复核。
recheck-title = 复核
recheck-button = 记录复核结果
recheck-question = 是否整改到位
recheck-hint = 未整改到位的，重新给 { $days } 个工作日。
recheck-good = { $good ->
    [yes] 已整改到位
   *[no] 未整改到位
}
recheck-done = { $good ->
    [yes] 复核通过。
   *[no] 复核没有通过，继续整改。
}
see-appraised = 查看评议对象
appraisal-facts = 概况
appraisal-opened = 开始
appraisal-until = 评分截止
appraisal-over = 公布
appraisal-turnout = 评分人数
appraisal-closed-on = { $on }公布
appraisal-open-until = 评分到{ $on }
turnout = { $scored } / { $drawn } 人
secret-scores = 评分不记名：系统只记谁评过，不记谁评了几分。
few-scores = 不足样本：评分不到 { $least } 人，不公布平均分和意见。
the-result = 评议结果
mean-of-all = 总平均
spread-each = { $score } 分 { $count } 人
spread-label = { $criterion }平均 { $mean } 分：{ $each }
score-remarks = 评议意见
the-improvements = 整改
the-lot = 评议员的产生
lot-drawn = 从 { $pool } 名已确认的员工中抽签，抽出 { $drawn } 名。
lot-kinds = 其中无利害关系 { $neutral } 名，普通员工 { $ordinary } 名。
lot-short = 人数不足：规则要求 { $people } 名，其中无利害关系 { $neutral } 名、普通员工 { $ordinary } 名。
draw-again = 自行验算
draw-how = 种子是最新签名记录与本次评议编号的 SHA-256。把每个人的编号接在种子后面求 SHA-256，按结果从小到大排队；先补足规定的两类人，再按队顺取。名单摘要用来核对抽签时的全部人员。
lot-seed = 种子
lot-head = 签名时的记录数
lot-no-head = 抽签时还没有签名记录，用评议编号代替。
lot-pool = 名单摘要
lot-record = 查看抽签记录和证明

# What others list.
numbered-resolution = 《{ $title }》（{ $number }）
