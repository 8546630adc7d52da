nav-report = 报事
nav-clusters = 事项

# Raising.
raise-title = 向{ $tower }报事
what-happened = 遇到了什么事？
what-hint = 一句话就够。写清楚地点和时间，办得更快。
floor = 楼层
floor-sign = { $label } 层
whole-tower = 整栋楼
photo = 照片
photo-alt = 报事人拍的照片
anonymous = 不留姓名
anonymous-hint = 系统不记录您是谁。请保存回执码，凭它查看进度。
guest-hint = 不用注册。提交后给您一个回执码，凭它查看进度。
proxy-title = 代人报事
proxy = 这是代别人报的
proxy-hint = 电话、当面、群里听到的，记在这里。
for-login = 报事人的账号
unknown-login = 没有这个账号。不知道就留空。
raise-button = 报事
raise-anyway = 都不是，继续报事
raise-promise = 每一步都会告诉您，办完由您确认。
raised-named = { $days ->
   *[other] 收到了。秘书在 { $days } 个工作日内归并分派。
}
raised-unnamed = { $code }　这是您的回执码，请保存。秘书在 { $days } 个工作日内归并分派。
similar-found = 可能是同一件事
similar-ask = 如果是同一件，点“我也是”，不用再报一遍。
similar-title = 相近的事项
similar-note = 按共用的字词比对，由人决定是否归并。
similar-facts = { $n ->
   *[other] { $n } 条报事，等{ $name }，相近程度 { $score }%
}
mine-too = 我也是

# Receipts.
receipt-title = 凭回执码查进度
receipt-intro = 不留姓名报的事，凭回执码看进度、确认结果。
receipt-code = 回执码
receipt-hint = 八位，例如 7K3Q-4Q9B
receipt-button = 查看
receipt-link = 有回执码？查进度
keep-receipt = 您的回执码：

# Lists.
clusters-title = { $tower }的事项
running = 正在办的事
all-states = 全部
filter = 筛选
no-clusters = 这里还没有事项。
first-report = 报第一件事
newest-first = 新的在前
older = 更早的
oldest-first = 早的在前
following = 往后
pages = 翻页
inbox-title = 待归并
inbox-intro = 新收到的报事。同一件事的归并，其余的拟定标题后分派。
inbox-list = 新报的事
inbox-empty = 暂无待归并的报事。
nothing-running = 现在没有正在办的事。
recently-done = 最近办结的事
see-all = 全部事项
this-tower = 本楼
tower-counts = { $n ->
    [0] 没有正在办的事。
   *[other] 正在办 { $n } 件，逾期 { $late } 件。
}
my-reports = 我报的事
no-reports = 还没有报过事。
my-support = 我联名的事
no-support = 还没有联名过。
issue-count = { $n ->
   *[other] { $n } 条报事
}
supporter-count = { $n ->
   *[other] { $n } 人联名
}
so-far = 至今

# A matter.
is-merged = 这件事已归并到另一件。
go-merged = 去看归并后的事项
how-far = 办理进度
floor-of-nine = 第 { $n } 步，共 9 步
check-records = { $n ->
   *[other] 核对原始记录（{ $n } 条）
}
reports = 报事原话
from-employee = 本楼员工
from-unnamed = 未留姓名
from-floor = { $label } 层员工
from-floor-unnamed = { $label } 层，未留姓名
remarks = 补充情况
no-remarks = 还没有人补充。
add-remark = 补充情况
facts = 要点
fact-place = 地点
fact-category = 类别
fact-level = 层级
fact-due = 期限
fact-opened = 报事
due-with-rest = { $date }（{ $rest }）
print = 打印本页
reporter = 报事人
secretary = 楼委会秘书
everybody = 公众意见
here-waits = { $state }，等{ $name }
not-needed = 未经过这一步
skipped = 不需要，直接办结
future = { $floor ->
    [2] 秘书归并同类报事
    [3] 确定由谁办、何时办结
    [4] 不能直接办结的，提交议事会
    [5] 决议公示
    [6] 立项，公开认领
    [7] 按计划实施
    [8] 报事人确认、验收
   *[9] 评议，归档
}
deferred-once = 延期一次
why-received = 秘书正在核对是否与其他报事是同一件事。
why-confirm = { $date }前没有答复，视为确认；之后仍可要求重办。
why-deferred = 上次会议延期了一次，下次必须有结果。
why-noticed = 公示到{ $date }，有意见请在此前提出。
why-stalemate = 楼委会没有形成多数，可以提请协调。
why-coordinating = 正在协调，{ $date }前答复。
why-provisional = 期限暂定{ $date }：明年的假日安排还没有公布。
support-state = { $n ->
   *[other] { $n } 人联名，满 { $needed } 人自动列入议题。
}
support-base = { $least ->
   *[other] 人数按本楼已确认的 { $people } 名员工的 { $share } 算，最少 { $least } 人；{ $firms } 家企业联名也可以（现在 { $n } 家）。出自{ $clause }。
}
support-use = 联名只用来列入议题，不公开姓名，可以随时撤回。
add-me = 我也是，联名
for-organisation = 以{ $name }名义联名
you-support = 您已联名
you-confirmed = { $n ->
   *[other] 您已确认解决。还等 { $n } 位报事人答复，到期没有人说没解决就办结。
}
take-back = 撤回联名
state = { $code ->
    [received] 待归并
    [clustered] 已归并
    [declined] 已退回
    [merged] 已并入
    [handling] 办理中
    [awaiting_confirmation] 待确认
    [closed] 已办结
    [referred] 已转请
    [on_agenda] 已列入议题
    [deliberated] 已议
    [passed] 已通过
    [stalemate] 僵局
    [coordinating] 协调中
    [noticed] 公示中
    [effective] 已生效
    [in_project] 项目中
    [accepted] 已验收
    [appraised] 已评议
   *[archived] 已归档
}
closing = { $code ->
    [confirmed] 已确认办结
    [silence] 视为办结
    [voted_down] 未通过
    [agreed] 已达成协议
    [kept] 协议已履行
   *[ended] 项目终止
}
category = { $code ->
    [lifts] 电梯与通行
    [parking] 停车与充电
    [food] 用餐与茶水间
    [cleaning] 保洁与卫生间
    [air] 空调与通风
    [noise] 噪声与装修
    [safety] 安全与消防
    [delivery] 外卖与快递
    [space] 公共空间
    [commute] 出行接驳
    [network] 网络与信号
    [care] 关爱与健康
    [government] 政务办事
    [activity] 活动与社团
   *[other] 其他
}
level = { $code ->
    [l0] 楼层
    [l1] 楼宇
    [l2] 街道
   *[l3] 部门
}
level-hint = { $code ->
    [l0] 楼层长，{ $days } 个工作日。没有楼层长的由物业办
    [l1] 物业或者楼委会，{ $days } 个工作日
    [l2] 企业服务专员，{ $days } 个工作日
   *[l3] 部门负责人直联，{ $days } 个工作日
}
level-label = 由哪一级办
of-subdistrict = { $subdistrict }{ $role }
captain-of = { $sign } 层楼层长

# Steps.
do-triage = 归并分派
do-decline = 退回
do-settle = 报告办理结果
do-forward = 转办
do-confirm = 确认解决了
do-reopen = 没解决，重新办
do-reopen-late = 又出现了，重新办
do-supplement = 补充说明
do-schedule = 列入议题
do-refer = 转请有权决定的一方
do-coordinate = 提请协调
do-separate = 撤销归并
see-matter = 查看事项
own-matter = 都不是，单独立件
same-as = 和哪一件是同一件事？
title = 标题
title-hint = 说清楚什么地方、什么事，不写人名。
department = 承办部门
department-hint = 只有层级是部门时才要填，写单位全称。
unknown-department = 没有找到这个单位。请写登记的全称。
hard = 疑难事项
hard-hint = 街道办理期限为 { $days } 个工作日
hide-words = 原话不公开
hide-words-hint = 原话里有个人信息或者不宜公开的内容时勾选
decline-lead = 退回要说明理由，并告诉报事人可以怎么办。
decline-why = 理由
decline-words = 报事人可以怎么办
decline-hint = 例如：这是合同约定的事项，请联系招商部。
decline-reason = { $code ->
    [not_here] 不是本楼的事
    [answered] 已有答复
    [unclear] 情况不清，请补充
    [elsewhere] 依法由别处决定
   *[improper] 涉及他人隐私或者违法内容
}
settle-lead = 结果会请报事人确认；到{ $date }没有答复，视为确认。
settle-words = 办理情况和结果
settle-hint = 报事人和联名的人都会看到。
settle-so-far = 尚未办结，先通报进展
settle-so-far-hint = 期限不变
forward-lead = 本级办不了的，说明理由，转到能办的一级。
forward-words = 转办理由
reopen-lead = 请说明哪里没有解决，承办方会重新办理。
reopen-words = 哪里没解决
supplement-lead = 秘书说看不明白。请补充地点、时间、什么情况，会重新归并分派。
supplement-words = 补充说明
supplemented-done = { $days ->
   *[other] 已补充。秘书在 { $days } 个工作日内重新归并分派。
}
schedule-lead = 列入议题后，由楼委会在议事会上讨论表决。
reserved-question = 是否属于楼委会不能决定的事？
not-reserved = 都不属于，可以由楼委会讨论决定
refer-lead = 楼委会不能决定的事，转请有权决定的一方，并告诉大家去向。
refer-question = 转给谁
refer-words = 依据和去向
not-agreed = 协调未达成协议。
refer-to = { $code ->
    [owners] 业主大会、业主委员会
    [department] 政府部门
    [law] 法律途径（人民调解、仲裁、诉讼）
    [contract] 合同双方
   *[subdistrict] 街道
}
motion-text = { $n ->
   *[other] { $n } 条报事，{ $supporters } 人联名。
}
appraise-late = 逾期未办结：{ $title }（承办：{ $name }）

# What was done.
triaged-done = 已分派，报事人已收到通知。
merged-done = 已归并，报事和联名都并过来了。
separated-done = 已撤销归并，请重新归并分派。
declined-done = 已退回，报事人已收到理由。
answered-done = 进展已告诉报事人和联名的人。
settled-done = 已请报事人确认。
forwarded-done = 已转办。
confirmed-done = 已办结，谢谢。再次出现的，可以要求重新办理。
answered-yes = 谢谢，已记下您的确认。其他报事人也没有意见就办结。
reopened-done = 已退回承办方重新办理。
scheduled-done = 已列入议题，等楼委会排进会议。
referred-done = 已转请，去向已公开。
coordinated-done = 已提请协调。
commented-done = 已补充。
supported-done = 已联名。有进展会告诉您。
unsupported-done = 已撤回联名。

# Notices.
notice-new = 有新报事待归并：{ $tower }，{ $place }
untriaged = 新报事待归并（{ $tower }，{ $place }）
notice-ungrouped = 新报事过期没有归并，请归并分派：{ $tower }，{ $place }
untitled = { $category }，{ $place }
notice-yours = 请办理：{ $title }
notice-declined = 您报的“{ $title }”已退回：{ $reason }
notice-merged = 您报的“{ $from }”已并入“{ $into }”
notice-separated = “{ $title }”已单独办理
notice-routed = “{ $title }”已交{ $name }办理，期限{ $date }
notice-answered = “{ $title }”有新进展
notice-finished = “{ $title }”已办理，请在{ $date }前确认
notice-forwarded = “{ $title }”已转{ $name }办理
notice-escalated = “{ $title }”超过期限，已上报{ $name }
notice-stuck = “{ $title }”超过期限且已到最高一级，将交评议会评议
notice-closed = “{ $title }”已确认办结
notice-silence = “{ $title }”已视为办结，{ $date }前可以要求重新办理
notice-reopened = “{ $title }”已重新办理
notice-petition = “{ $title }”联名人数已够，列入议题
notice-petition-firms = “{ $title }”联名企业已够，列入议题
notice-scheduled = “{ $title }”已列入议题
notice-legality = 联名人数已够，请核对楼委会能否决定：{ $title }
notice-referred = “{ $title }”已转请{ $to }
notice-decided = “{ $title }”议事会结果：{ $vote }
notice-noticed = “{ $title }”的决议公示到{ $date }，有意见请在此前提出
notice-effective = “{ $title }”的决议已生效，将立项
notice-coordinated = “{ $title }”已提请协调
notice-agreed = “{ $title }”已达成协议
notice-failed = “{ $title }”没有达成协议，重新列入议题
notice-broken = “{ $title }”的协议没有履行，重新列入议题
handed-over = 楼层长交接，继续办理。
notice-appraised = “{ $title }”已评议，结果已公开

# Lines of the chain.
line-raised = { $channel ->
    [qr] 扫码报事
    [proxy] 代为报事
    [captain] 楼层长记下
    [api] 经接口报事
   *[web] 报事
}
line-imported = 从台账导入，{ $date }报事
line-imported-closed = 台账记载已办结
line-imported-closed-on = 台账记载{ $date }办结
line-triaged = 归并立件
line-declined = 退回：{ $reason }
line-supplemented = 报事人补充说明，{ $date }前重新归并分派
line-merged = 并入另一件事项
line-joined = { $n ->
   *[other] 并入 { $n } 条报事
}
line-separated = 撤销归并
line-routed = 分派给{ $name }，期限{ $date }
line-answered = 通报进展
line-forwarded = 转给{ $name }，期限{ $date }
line-escalated = 超期，自动上报{ $name }，期限{ $date }
line-stuck = 超期，已到最高一级，交评议会
line-finished = 报告办结，请报事人在{ $date }前确认
line-result-confirmed = { $n ->
   *[other] 一位报事人确认解决，还等 { $n } 位
}
line-closed = { $code ->
    [confirmed] 报事人确认解决
    [silence] 到期没有答复，视为确认
    [voted_down] 议事会未通过，结束
    [agreed] 双方达成协议，结束
   *[ended] 项目终止，结束
}
line-reopened = 报事人不认可，退回{ $name }，期限{ $date }
line-supported = { $n ->
   *[other] 联名（共 { $n } 人）
}
line-unsupported = { $n ->
   *[other] 有人撤回联名（共 { $n } 人）
}
line-petition = { $n ->
   *[other] 联名 { $n } 人，满 { $needed } 人，自动列入议题
}
line-petition-firms = { $n ->
   *[other] { $n } 家企业联名，满 { $needed } 家，自动列入议题
}
line-scheduled = 列入议题
line-referred = 转请{ $to ->
    [owners] 业主大会、业主委员会
    [department] 政府部门
    [law] 法律途径（人民调解、仲裁、诉讼）
    [contract] 合同双方
   *[subdistrict] 街道
}
line-decided = 议事会：{ $vote }
line-coordinated = 提请协调，{ $date }前答复
line-agreement-broken = 协议没有履行，重新列入议题
line-remark = 补充
line-archived = 归档
vote = { $code ->
    [passed] 通过
    [amended] 修改后通过
    [rejected] 未通过
    [deferred] 延期
   *[stalemate] 未形成多数
}

# Refusals.
step = { $code ->
    [triage] 归并分派
    [decline] 退回
    [merge] 归并
    [separate] 撤销归并
    [supplement] 补充说明
    [route] 分派
    [finish] 报告办结
    [answer] 通报进展
    [confirm] 确认
    [silence] 视为确认
    [reopen] 重新办理
    [escalate] 上报
    [forward] 转办
    [schedule] 列入议题
    [refer] 转请
    [take_up] 讨论
    [decide] 表决
    [coordinate] 协调
    [agree] 达成协议
    [disagree] 结束协调
    [revisit] 回访
    [publish] 公示
    [take_effect] 生效
    [make_project] 立项
    [end_project] 终止项目
    [accept] 验收
    [appraise] 评议
    [support] 联名
    [comment] 补充
   *[archive] 归档
}
not-now = 这件事现在是“{ $state }”，不能{ $step }。
way-reload = 可能已由他人办理。请刷新后再看。
still-waiting = 报事人在{ $date }前还可以答复。
too-late-to-reopen = 重新办理的期限到{ $date }为止。
way-raise-again = 请重新报事，可以写上原来的事项。
may-be-reopened = 到{ $date }为止还可以要求重新办理，之后再归档。
highest-level = 已经到最高一级，不能再上报。
way-appraisal = 超期的事项交评议会评议。
deferred-already = 已经延期过一次，不能再延期。
way-decide = 请表决通过、不通过，或者提请协调。
merge-into-itself = 不能并入自己。
other-tower = 两件事不在同一栋楼，不能归并。
merge-target-over = 要并入的事项不存在或者已经结束。
not-an-employee = 联名的人要在这栋楼上班，并由单位或者楼层长确认。
way-join = 请向单位代表或者楼层长要加入码。
no-committee = 这栋楼还没有楼委会。
way-found-committee = 请街道经办先登记楼委会。
reserved = 这属于“{ $matter }”，楼委会不能决定。
way-refer = 转请有权决定的一方
looks-reserved = 标题像是“{ $matter }”，这类事楼委会不能决定。
way-checked = 请核对后选择：都不是，或者是哪一类。
wrong-receipt = 没有这个回执码。
way-receipt = 请核对每一位。码里没有 0、1、I、O。
bad-photo = 这个文件不是能读的照片。
way-photo = 请用 JPEG、PNG 或者 WebP，不超过 8 MB。
# Old items by spreadsheet.
import-building = 没有这栋楼。请写登记的楼宇名称或者编码。
import-floor = 这栋楼没有这一层。请按楼层册写，整栋楼的事留空。
import-long = { $n ->
   *[other] 太长，最多 { $n } 个字。
}
import-future = 日期在今天以后。
import-before = 办结日期早于报事日期。
import-both = 写了办结日期，状态却是没有办结。请改一处。
import-state = 请写“已办结”或者“办理中”。
import-no-day = 没有办结日期，归档时不写哪天办结。
import-twice = { $n ->
   *[other] 和第 { $n } 行是同一件事。
}
import-runs = 这件事已在系统里办理，请在事项页办结。
agreement-runs = 协议还在履行，还没有做完回访。
way-agreement = 请先在协调会页面做回访。
too-many-reports = 这里不留姓名的报事太多，先收到这里。
way-too-many-reports = 您写的还在。请登录后实名报，或者过一小时再报；急的请当面告诉楼层长或者物业。
for-the-chair = { $n ->
   *[other] 列入议题由主任决定，或者联名够了自动列入：现在 { $n } 人、{ $enterprises } 家企业，要满 { $needed } 人或者 { $firms } 家。
}
way-chair = 请主任列入，或者等联名够数。
