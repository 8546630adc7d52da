# Navigation and lists.
nav-projects = 项目
projects-title = { $tower }的项目
running = 正在进行的项目
no-projects = 这里还没有项目。
my-claims = 我认领的项目
drafts = 还没有发布
filter = 筛选
all-states = 全部
newest-first = 新的在前
older = 更早的
pages = 翻页
see-all = 看全部
export-xlsx = 导出表格
export-csv = 导出 CSV
claim-until = { $date }前可以认领
money-of = 已认领 { $pledged } 元，需要 { $planned } 元
col-state = 状态
col-waits = 等谁
col-due = 期限
col-planned = 需要
col-pledged = 已承诺
col-delivered = 已到位
col-spent = 已支出
col-opened = 立项日期
col-claimant = 认领方
col-pledge = 承诺
col-when = 日期
col-value = 数值

# The page of a project.
comes-from = 来自：
floor-of-nine = 第 { $floor } 步，共 9 步
was-due = 原定{ $date }。
is-due = { $date }前。
due-provisional = { $date }前（明年假日未公布，暂定）。
purpose = 项目目标
purpose-hint = 用一两句话说明：为谁解决什么问题，做到什么程度。
plan = 实施计划
milestones = 里程碑
confirmed-of = { $n } / { $all } 已确认
claims = 认领情况
claims-note = 兑现以对方确认为准
no-claims = 还没有人认领。
helped = 成效
helped-note = 与实施前的基线比较，验收后按期回访。
timeline = 办理过程
needs = 项目需求
needed = 需要
pledged = 已认领
open = 还缺
money = 资金
yuan = 元
facts = 基本情况
fact-proposer = 提出方
fact-accepted = 验收通过
fact-opened = 立项
print = 打印
claim-note = 部门、党组织、企业、社团、个人都可以认领，可以只认领一部分，可以联合。
with-unit = { $value } { $unit }
asked-day = { $date }，申请延到{ $asked }
supervised = 督办，{ $late }
leads = { $kind }，牵头
jointly = { $kind }，联合认领
of-pledged = { $delivered } / { $amount }
and = 、
part-of = { $title }：{ $part }
resource-of = { $resource } { $amount }
everybody = 愿意认领的各方
a-person = 一位个人
acceptors = 报事人、楼委会和中立人
appraisal-meeting = 评议会
has-project = 这件事已经立项
may-make = 决议已经生效，可以立项
or-join = 也可以并入正在起草的项目：
terms = 项目要求

# Making and changing.
do-make = 立项
make-lead = 先起草，提交审核前可以反复修改。只有名称和目标现在就要写。
title = 名称
conditions = 认领条件
conditions-hint = 按什么标准选认领方。发布前写清楚，审核认领时只能用这里写的。
funding = 资金来源
funding-hint = 例如：企业认领、物业自筹、党建经费。
need-money = 需要资金（元）
need-money-hint = 例如 68000 或者 6.8万。
need-goods = 需要物资（件）
goods-what = 物资名称
need-people = 需要人力（人）
people-what = 人力用途
need-venue = 需要场地（处）
venue-what = 场地要求
need-what = { $amount }（{ $what }）
indicator = 成效指标
indicator-hint = 一个可以测量的数，例如：晚高峰等候电梯的时间。
unit = 单位
unit-hint = 例如：分钟、人、次。
target = 目标值
baseline = 基线
do-edit = 修改草案
edit-lead = 提交审核前都可以修改。
do-link = 并入另一件事项
link-lead = 决议已经生效的事项可以并入，每位报事人都会收到这个项目的进展。
link-cluster = 事项
link-hint = 粘贴事项页面的网址或者编号。
unknown-matter = 认不出这个编号。它以 clu_ 开头。
fault-money = 请写金额，例如 68000 或者 6.8万，最多两位小数。
fault-amount = 请写一个大于 0 的整数。
fault-reading = 请写一个数，最多两位小数。
fault-no-pledge = 至少认领一项，可以只认领一部分。
fault-past = 日期不能早于今天。
fault-no-milestone = 至少写一个里程碑和日期。
fault-not-later = 日期要在{ $date }之后。
reason = 理由
no-reason-hint = 不同意时必须写。

# Review.
do-submit = 提交审核
do-review = 审核项目
review-lead = 提出项目的人不审核自己的项目，提出项目的一方也不单独审核。
review-verdict = 审核意见
review-approve = 同意发布
review-approve-hint = 所有人都能看到，开始接受认领。
review-return = 退回修改
review-return-hint = 写明理由，回到草案。
review-hint = 退回时必须写。

# Claiming.
do-claim = 认领这个项目
claim-lead = 认领要说明出什么、怎么做。可以只认领一部分，也可以与别人联合。
claim-as = 以谁的名义认领
claim-as-me = 我个人
claim-as-me-hint = 在这栋楼上班的人都可以。页面上不显示姓名。
claim-open = 还缺{ $amount }。
claim-joint = 与谁联合
claim-joint-hint = 联合的几方一起审核，一起认领。
claim-alone = 不联合
claim-words = 实施办法和以往经验
claim-words-hint = 对照认领条件写。所有人都能看到，请不要写个人信息。
do-withdraw = 退出认领
take-back-lead = 还没有审核，撤回后可以重新认领。
withdraw-lead = 退出后由楼委会交接结清，剩下的部分重新发布。已经到位的不退。
do-unclaimed = 处理流标
unclaimed-lead = 没有人认领，或者没有合适的认领。无论如何处理都要说明理由，报事人会看到。
unclaimed-what = 处理方式
unclaimed-reason-hint = 转办的，写明转给谁、什么时候答复。
do-award = 审核认领
award-lead = 只按发布时公开的条件选。与认领方有利害关系的人不参加审核。
award-claims = 选定的认领
award-words = 理由
award-hint = 对照条件逐条说明。一个也不选定的，按流标处理。

# Work.
do-start = 签署认领书
start-lead = 写下计划、里程碑和现在的基线。各方都签署后开始实施。
sign-lead = 请核对后签署。各方都签署后开始实施。
plan-hint = 谁做什么，先做什么后做什么。
baseline-of = 基线：{ $indicator }（{ $unit }）
baseline-hint = 实施前测量一次，以后与它比较。
milestone-n = 里程碑 { $n }
milestone-due-n = 里程碑 { $n } 的日期
paper-title = 项目认领书
paper-claims = { $name }认领项目“{ $title }”。
paper-gives = 承诺：{ $gives }。
paper-confirms = 进展和兑现以对方确认为准；逾期预警，再逾期的督办；退出的，先交接结清。
do-report = 报告完成
report-lead = { $title }，期限{ $date }。报告后由对方确认。
report-words = 完成情况
report-hint = 写清楚在哪里能看到。
do-confirm = 确认里程碑
confirm-lead = 认领方报告已经完成：{ $title }
confirm-question = 是否完成
confirm-yes = 已完成
confirm-no = 未完成
missing-words = 存在的问题
missing-hint = 未完成、未收到或不通过时必须写。
do-inspect = 督查记录
inspect-lead = 到现场看过以后写下来，认领方和报事人都会看到。
inspect-words = 督查情况和要求
inspect-hint = 只写事情，不写个人信息。
inspected-done = 督查情况已经记录。
notice-inspected = 项目有新的督查记录：{ $title }
line-inspected = 督查记录
do-extend = 申请延期
extend-lead = { $title }，原定{ $date }。
extend-due = 新的日期
do-decide-extension = 审核延期
decide-extension-lead = { $title }，原定{ $date }，申请延到{ $asked }。
extension-question = 是否同意延期
extension-yes = 同意
extension-no = 不同意
do-deliver = 报告兑现
deliver-lead = 还要兑现{ $amount }。可以分几次。
deliver-words = 交付情况
deliver-hint = 例如：收据号、交接单号。
do-confirm-pledge = 确认收到
confirm-pledge-lead = 认领方报告已经给出：{ $given }
pledge-question = 是否收到
pledge-yes = 已收到
pledge-no = 未收到
do-settle = 交接结清
settle-lead = { $name }退出。已兑现：{ $line }。没有兑现的部分重新发布。
settle-words = 交接内容
settle-hint = 物品、资料、钥匙，以及尚未完成的工作。
do-terminate = 终止项目
terminate-lead = 终止后不能恢复。所有报事人和认领方都会看到理由。
do-finish = 报告完工
finish-lead = 里程碑都确认后，请报事人、楼委会和中立人验收。
finish-words = 完成情况和达到的效果
finish-spent = 支出（元）
finish-spent-hint = 已到位 { $delivered } 元，支出不能超过它。
do-accept = 验收
accept-lead = 您以{ $side }的身份验收。任何一方不同意，就退回返工。
accept-question = 是否通过验收
accept-yes = 通过
accept-no = 不通过
rework = 返工
do-measure = 记录回访
measure-lead = { $indicator }：基线 { $baseline }，目标 { $target } { $unit }。
measure-value = 现在的数值
measure-words = 测量方法
measure-hint = 与基线用同一种方法。
outcome = { $indicator }：{ $baseline } → { $value } { $unit }（目标 { $target }）

# What was done.
made-done = 已经立项。写好草案后提交审核。
edited-done = 草案已经保存。
linked-done = 已经并入。
submitted-done = 已经提交审核。
signed-done = 已经签署同意，还要另一方签署。
published-done = 已经发布，开始接受认领。
returned-done = 已经退回，对方会看到理由。
claimed-done = 已经收到认领。认领期满后审核，结果会告诉您。
taken-back-done = 认领已经撤回。
withdrawn-done = 已经退出，请与楼委会交接结清。
republished-done = 已经重新发布。
adjusted-done = 已经回到草案。
continued-done = 已经决定，由其余认领方继续实施。
ended-done = 项目已经结束，报事人会看到理由。
awarded-done = 认领已经审核，请认领方签署认领书。
declined-done = 没有选定认领方，按流标处理。
claim-signed-done = 已经签署，还在等其他认领方。
started-done = 各方都已签署，开始实施。
reported-done = 已经报告，等对方确认。
confirmed-done = 里程碑已经确认。
disputed-done = 已经退回认领方。
asked-done = 已经申请，等审核。
decided-done = 延期已经审核。
delivered-done = 已经报告，等对方确认收到。
received-done = 已经确认收到。
not-received-done = 已经告诉认领方。
settled-done = 已经结清，还有其他认领方在交接。
re-offered-done = 已经结清，剩下的部分重新发布。
finished-done = 已经报告完工，等验收。
accepted-done = 您的意见已经记录。
measured-done = 回访已经记录。

# Notices.
notice-made = 已经立项：{ $title }
notice-submitted = 项目已提交审核：{ $title }
notice-review = 请审核项目：{ $title }
notice-returned = 项目退回修改：{ $title }
notice-published = 项目已发布，{ $date }前可以认领：{ $title }
notice-claimed = 有人认领项目：{ $title }（{ $name }）
notice-unclaimed = 项目没有认领方，由楼委会处理：{ $title }
notice-settle = 请处理流标项目：{ $title }
notice-continued = 项目由其余认领方继续实施：{ $title }（{ $names }）
notice-adjusted = 项目重新调整：{ $title }
notice-ended = 项目结束，理由见项目页：{ $title }
notice-yours = 认领通过，请在{ $date }前签署认领书：{ $title }
notice-not-chosen = 认领未入选，理由见项目页：{ $title }
notice-awarded = 项目已确定认领方：{ $title }（{ $names }）
notice-started = 项目开始实施：{ $title }
notice-reported = 请确认里程碑：{ $title }（{ $milestone }）
notice-report = 里程碑已报告完成，等待确认：{ $title }（{ $milestone }）
notice-confirmed = 里程碑已确认：{ $title }（{ $milestone }）
notice-disputed = 里程碑没有通过确认：{ $title }（{ $milestone }）
notice-extend = 请审核延期：{ $title }（{ $milestone }）
notice-extension = 延期已审核，期限{ $date }：{ $title }（{ $milestone }）
notice-late = 里程碑逾期：{ $title }（{ $milestone }）
notice-supervised = 督办：{ $title }（{ $milestone }）
notice-delivered = 请确认收到：{ $title }（{ $given }）
notice-received = 承诺已兑现：{ $title }（{ $given }）
notice-not-received = 对方没有收到：{ $title }
notice-taken-back = 认领方撤回认领：{ $title }（{ $name }）
notice-withdrawn = 认领方退出，正在交接：{ $title }（{ $name }）
notice-hand-over = 认领方退出，请交接结清：{ $title }（{ $name }）
notice-re-offered = 项目重新接受认领，{ $date }前：{ $title }
notice-finished = 项目完工，请在{ $date }前验收：{ $title }
notice-finish = 项目已报告完工，{ $date }前验收：{ $title }
notice-nobody-accepts = 项目到期无人验收，请督促：{ $title }
notice-accepted = 项目验收通过，{ $date }回访成效：{ $title }
notice-reworked = 验收没有通过，{ $date }前返工：{ $title }
notice-measured = 回访成效：{ $title }。{ $changed }
notice-not-drawn = 暂时没有可以抽取的评议员，本楼有员工加入后自动抽取：{ $title }
notice-appraised = 评议会已评议项目：{ $title }

# The record.
line-made = 立项
line-edited = 修改草案
line-linked = 并入另一件事项
line-submitted = 提交审核，期限{ $date }
line-review-signed = { $side }签署同意，等{ $waits }签署
line-published = 审核通过并发布，{ $date }前可以认领
line-returned = 退回修改
line-claimed = { $name }认领
line-taken-back = { $name }撤回认领
line-republished = 重新发布，{ $date }前可以认领
line-adjusted = 调整，回到草案
line-continued = 其余认领方继续实施
line-claim-awarded = { $name }的认领选定
line-claim-declined = { $name }的认领没有选定
line-claims-declined = 没有合适的认领，流标
line-claim-signed = { $name }签署认领书
line-milestone-reported = 报告里程碑完成
line-milestone-confirmed = 里程碑经对方确认
line-milestone-disputed = 里程碑没有通过确认
line-milestone-late = 里程碑逾期预警，原定{ $date }
line-milestone-supervised = 里程碑督办，原定{ $date }
line-extension-asked = 申请延期到{ $date }
line-extended = 同意延期到{ $date }
line-not-extended = 不同意延期
line-pledge-delivered = 报告兑现{ $amount }
line-pledge-confirmed = 对方确认收到{ $amount }
line-pledge-disputed = 对方没有收到
line-withdrawn = { $name }退出，{ $date }前交接结清
line-settled = 与{ $name }交接结清
line-re-offered = 剩下的部分重新发布，{ $date }前可以认领
line-finished = 报告完工，{ $date }前验收
line-acceptance = { $side }：{ $verdict }
line-accepted = 验收通过，{ $date }回访
line-reworked = 验收没有通过，{ $date }前返工
line-measured = 第 { $round } 次回访：{ $value }
line-appraised = 评议会评议
line-archived = 归档

# Refusals.
not-now = 项目现在是“{ $state }”，不能{ $step }。
way-reload = 可能已由他人办理。请刷新后再看。
window-open = 认领期到{ $date }为止，期满后才能审核。
window-over = 认领期{ $date }已经结束。
way-next-window = 如果重新发布，可以再认领。
incomplete = 还不能提交：认领条件、资金来源、项目需求、成效指标和目标值都要写。
way-complete = 请先补全草案。
too-much = 超过了还缺的数量，还缺 { $open }。
way-less = 请改小，可以只认领一部分。
own-project = 这个项目是您提出的，您不能审核。
way-other-reviewer = 请审核方的另一位成员办理。
own-body-alone = 提出项目的一方不能单独审核，这一方已经签署。
way-second = 请街道经办或者另一方签署。
not-the-reviewer = 这个项目不由您这一方审核。
way-reviewer = 有楼宇党委的由党委审核，没有的由楼委会主任和街道共同审核。
conflict = 您或者您这一方与认领方有利害关系：{ $name }。
way-other-decider = 请审核方的另一位成员办理；党委自己认领的，请街道审核。
not-your-claim = 您不能代表这一方。
way-delegate = 请这个单位的代表办理。
claimed-already = 已经认领过了。
not-together = 联合认领的几方要一起选定。
way-together = 请全部勾选，或者全部不选。
not-of-the-tower = 以个人名义认领的，要在这栋楼上班。
way-employment = 请单位代表或者楼层长确认您在这里上班。
other-side-confirms = 您参与了认领，不能由您确认。
way-other-side = 请报事人或者没有参与认领的楼委会、党委成员确认。
wrong-turn = 现在不能这样办：可能已经办过，或者还没有轮到。
way-milestones = 请先报告里程碑，并请对方确认。
spent-too-much = 支出超过了已到位的 { $delivered } 元。
way-deliver = 请先报告兑现并请对方确认，再填支出。
answered-already = 您已经答复过了。
too-early = 还没有到回访的日子：{ $date }。
other-tower = 这件事项不在这栋楼。

# Words for codes.
state = { $code ->
    [draft] 草案
    [under_review] 审核中
    [published] 公开认领中
    [claimed] 认领待审
    [unclaimed] 流标
    [awarded] 已认领
    [in_progress] 实施中
    [handing_over] 交接中
    [awaiting_acceptance] 待验收
    [tracking] 跟踪问效
    [appraising] 评议中
    [appraised] 已评议
    [archived] 已归档
   *[ended] 已结束
}
ending = { $code ->
    [transferred] 已转办
    [closed] 已关闭
   *[terminated] 已终止
}
step = { $code ->
    [submit] 提交审核
    [approve] 审核通过
    [return] 退回
    [review] 审核
    [claim] 认领
    [take_back] 撤回认领
    [window_ends] 结束认领
    [republish] 重新发布
    [adjust] 调整
    [go_on] 继续实施
    [transfer] 转办
    [close] 关闭
    [select] 审核认领
    [decline_all] 不选认领
    [start] 签署认领书
    [withdraw] 退出
    [re_offer] 重新发布
    [finish] 报告完工
    [accept] 验收
    [rework] 返工
    [measure] 回访
    [appraise] 评议
    [archive] 归档
    [edit] 修改
    [link] 并入事项
    [report] 报告里程碑
    [confirm] 确认里程碑
    [inspect] 督查
    [extend] 延期
    [deliver] 兑现承诺
    [settle] 交接结清
   *[terminate] 终止
}
side = { $code ->
    [party] 楼宇党委
    [committee] 楼委会
   *[subdistrict] 街道
}
acceptor = { $code ->
    [reporter] 报事人
    [committee] 楼委会
   *[neutral] 中立人
}
verdict = { $code ->
    [yes] 同意验收
    [no] 不同意验收
   *[silent] 到期没有答复
}
resource = { $code ->
    [money] 资金
    [goods] 物资
    [people] 人力
   *[venue] 场地
}
claimant-kind = { $code ->
    [department] 部门
    [party] 党组织
    [enterprise] 企业
    [club] 社团
   *[person] 个人
}
claim-state = { $code ->
    [offered] 待审核
    [awarded] 已认领
    [declined] 未选定
    [handing_over] 交接中
    [withdrawn] 已退出
   *[kept] 已兑现
}
pledge-state = { $code ->
    [promised] 未兑现
    [delivered] 待确认
    [confirmed] 已兑现
   *[released] 不再承担
}
milestone-state = { $code ->
    [planned] 未完成
    [reported] 待确认
   *[confirmed] 已确认
}
amount-of = { $kind ->
    [money] { $amount } 元
    [goods] { $amount } 件
    [people] { $amount } 人
   *[venue] { $amount } 处
}
claim-amount = { $kind ->
    [money] 资金（元）
    [goods] 物资（件）
    [people] 人力（人）
   *[venue] 场地（处）
}
unclaimed-choice = { $code ->
    [go_on] 由其余认领方继续
    [republish] 再发布一次
    [adjust] 调整后再审核
    [transfer] 转办
   *[close] 关闭
}
unclaimed-hint = { $code ->
    [go_on] 不再等新的认领，没有退出的各方接着做。
    [republish] 要求不变，再开一个认领期。
    [adjust] 回到草案，改小、改条件后重新提交。
    [transfer] 转财政资金或者转有关部门办理。
   *[close] 不再实施，说明理由。
}
line-ended = { $code ->
    [transferred] 流标，转办
    [closed] 流标，关闭
   *[terminated] 终止
}
line-window-ended = { $n ->
    [0] 认领期满，没有人认领，{ $date }前处理
   *[other] 认领期满，收到 { $n } 个认领，{ $date }前审核
}
line-awarded = { $n ->
   *[other] 选定 { $n } 个认领，{ $date }前签署认领书
}
line-started = { $n ->
   *[other] 认领书签署完毕，开始实施，共 { $n } 个里程碑
}
notice-window-ended = { $n ->
   *[other] 认领期满，收到 { $n } 个认领，正在审核：{ $title }
}
notice-award = { $n ->
   *[other] 认领期满，收到 { $n } 个认领，请审核：{ $title }
}
open-milestones = { $n ->
   *[other] 还有 { $n } 个里程碑没有确认，不能报告完工。
}
round-name = { $n ->
    [0] 基线
   *[other] 第 { $n } 次回访
}

# A claimant leaves the tower.
notice-claimant-left = 认领方{ $name }已迁出本楼，请核实“{ $title }”能否继续
