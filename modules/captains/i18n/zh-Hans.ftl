# Navigation.
nav-work = 楼层
nav-floors = 楼层长配备
nav-gaps = 各楼缺楼层长

# Floors.
floor-sign = { $label } 层
floor-title = { $tower } { $label } 层
floor-of = { $tower } { $label } 层
captain = 楼层长
captaincy-of = { $label } 层楼层长
captaincy-title = { $floor } 层楼层长：{ $name }
vacancy-of = { $label } 层缺楼层长
somebody = 已注销的人员
since = { $from }起
from-until = { $from }至{ $until }
objections-until = 征询至{ $until }，可以提出异议
stands-in = 代理：{ $name }
stands-in-until = { $name }代理至{ $until }
substitute-until = 代理至{ $until }
standing-in = 代理
gap = 缺楼层长
empty-floor = 无单位
gap-here = 本层现在没有楼层长
gap-what = 本层的事先由楼委会秘书办理。愿意为本层办事的，可以自荐。
confirmed-count = { $n ->
   *[other] 任内办结并经报事人确认 { $n } 件
}
tell-captain = 有事告诉楼层长
tell-hint = 一句话就够，不用电话。写在这里，先到楼层长和秘书手里。
tell-secretary-button = 报事
nobody-here = 本层还没有楼层长。
tell-button = 告诉楼层长
tell-note = 不用注册。每一步都会告诉您，办完由您确认。
open-items = 本层在办的事
nothing-open = 本层没有在办的事。
settled-lately = 最近办结
firms-here = 本层单位
no-firms = 本层没有登记的单位。
code-title = 本层二维码
code-say = 扫码就能向本层报事。
print = 打印
section-title = 楼层
section-open = 看楼层剖面
covered-of = { $occupied ->
   *[other] { $occupied } 层有单位，{ $covered } 层有楼层长
}
floors-title = { $tower }的楼层长配备
no-floors = 这栋楼还没有登记楼层。
col-floor = 楼层
col-state = 状态
col-until = 任期至
col-firms = 单位
col-open = 在办
open-late = { $open ->
   *[other] { $open }（逾期 { $late }）
}
gaps-title = 缺楼层长
all-floors = 全部楼层
gaps-lead = 有单位、没有在任楼层长的楼层，按街道和楼名排列，不排名。点开楼层可以提名；没有在列的楼，每层都有楼层长。
subdistrict = 街道
all-subdistricts = 全部街道
no-firms-anywhere = 这里还没有登记入驻的单位。
no-gaps = 有单位的楼层都有楼层长。
my-floors = 我的楼层
to-work = 记一条、办结、上报

# A captaincy.
state = { $state ->
    [nominated] 已提名
    [inquiry] 楼层征询
    [cleared] 待聘任
    [in_office] 履职
    [suspended] 暂停
    [handing_over] 交接
   *[ended] 已结束
}
step = { $step ->
    [accept] 答复提名
    [decline] 谢绝提名
    [lapse] 提名失效
    [object] 提出异议
    [answer] 答复异议
    [clear] 结束征询
    [withdraw] 撤回提名
    [appoint] 聘任
    [acknowledge] 确认履职清单
    [suspend] 暂停
    [resume] 恢复
    [substitute] 指定代理
    [leave] 离任
    [expire] 届满
   *[hand_over] 交接
}
ending = { $how ->
    [declined] 本人谢绝
    [lapsed] 逾期未答复
    [upheld] 异议成立
    [withdrawn] 已撤回
    [overtaken] 已另聘他人
    [resigned] 辞任
    [rotated] 轮换
    [removed] 免去
    [left] 离开本层
   *[term_over] 任期届满
}
origin = { $origin ->
    [self] 自荐
    [employer] 企业推荐
    [secretary] 秘书提名
   *[imported] 按台账导入
}
verdict = { $verdict ->
    [upheld] 成立
   *[rejected] 不成立
}
facts = 基本情况
fact-origin = 来源
fact-due = 期限
fact-inquiry = 征询至
fact-from = 任期起
fact-until = 任期止
no-term = 未定
substitutes = 代理
objections = 异议
waits-for-answer = 待答复
answer-is = 答复：{ $answer }
duties = 履职清单
has-acknowledged = 本人已确认
timeline = 经过
handing-over = 已离任，正在交接。交接单由离任的人和接手的人双方签字；过期未签，在办的事自动移交。
to-handover = 看交接单
my-record = 我的履职记录
their-record = 履职记录
record-lead = 只记办成的事：任内在本层办结、报事人确认了的。不打分，不和别人比，不看登录和操作。
served = { $n ->
   *[other] { $days }，办结并经报事人确认 { $n } 件
}
consent-title = 治理达人
consent-lead = 同意后，别人在楼层页和本页也能看到您的履职记录。不同意不影响履职，随时可以收回。
do-consent = 同意公开
do-not-consent = 收回同意
consent-given = 已公开您的履职记录。
consent-taken-back = 已不再公开。

# Steps.
reason = 理由
do-nominate = 提名楼层长
nominate-lead = { $days ->
   *[other] 本人答应后，在本层征询 { $days } 个工作日。人选须在本层工作。
}
nominee-login = 被提名人的账号
nominee-hint = 自荐就留空。
nominate-words = 推荐理由
nominated = 已提名，等本人答复。
inquiry-opened = 已在本层公开征询。
do-accept = 答复提名
accept-lead = { $days ->
   *[other] 答应后，在本层征询 { $days } 个工作日；没有异议，由楼委会聘任。
}
accept-answer = 您愿意担任楼层长吗？
accept-yes = 愿意
accept-no = 不愿意
declined = 已谢绝。
do-withdraw = 撤回提名
withdraw-lead = 撤回后不再征询，可以重新提名别人。
withdrawn = 已撤回。
do-object = 提出异议
object-lead = { $until }前可以对人选提出异议。请写明理由；只有楼委会秘书能看到，答复公开。
object-words = 异议和理由
anonymous = 不留姓名
anonymous-hint = 系统不记录您是谁。
objected = 已收到您的异议。答复前不会聘任。
objection-owed = 答复对 { $label } 层人选的异议
do-answer = 答复异议
reject-objection = 不成立
reject-hint = 征询继续，理由公开。
uphold-objection = 成立
uphold-hint = 提名到此结束。
verdict-label = 异议是否成立
answer-words = 理由
answer-hint = 所有人都能看到，不写提出异议的人是谁。
answered = 已答复。
do-appoint = 聘任
appoint-lead = 聘任{ $name }为楼层长，任期至{ $until }。
appointed = 已聘任，本人会收到履职清单。
do-acknowledge = 确认履职清单
acknowledged = 已确认。
do-suspend = 暂停履职
suspend-lead = 暂停期间没有楼层长的权限，可以指定代理。
suspended = 已暂停。
do-resume = 恢复履职
resumed = 已恢复。
do-resign = 辞任
leave-lead = { $open ->
    [0] 手上没有在办的事，马上生效；随后填交接单，和接手的人双方签字。
   *[other] 还有 { $open } 件在办的事，{ $days } 个工作日内交接：填交接单，和接手的人双方签字。过期未签，在办的事自动移交。
}
left = 已办理离任。
do-dismiss = 轮换、免去
rotate-hint = 由别人接着做，先交接。
remove-hint = 权限立即收回。
how-label = 方式
dismissed = 已办理。
do-substitute = 指定代理
substitute-lead = { $days ->
   *[other] 代理人须在本层工作，一次最多 { $days } 日。到期权限自动收回。
}
substitute-login = 代理人的账号
from = 从哪天起
until = 到哪天止
substituted = 已指定代理。
do-end-substitution = 提前结束代理
substitution-ended = 代理已结束。
unknown-login = 本楼在职人员里没有这个登录名。

# Three buttons.
work-title = 楼层工作台
no-floor-of-yours = 您现在没有负责的楼层。
left-here = 如果这台手机上还有您以前记的、没有发出去的内容，会显示在这里。需要继续办的，请抄到报事页重新提交。
do-note = 记一条
do-settle = 办结
do-pass = 上报
note-words = 听到、看到了什么？
note-button = 记下
for-somebody = 替别人记
proxy = 是别人说的
proxy-hint = 电话、当面、群里听到的。
for-login = 那个人的账号
item = 哪一件
choose-item = 请选择
item-of = { $floor } 层 · { $title }
settle-words = 办了什么
settled-so = 已在本层办好。
settle-button = 办结，请报事人确认
pass-words = 为什么本层办不了
pass-button = 上报一级
work-offline = 没有网络也能记：先存在这台手机上，有网后自动发送，不会丢，也不会重复。
entries-wait = { $n } 条待发送。
entries-of-others = 这台手机上还有另一个账号的 { $n } 条，用那个账号登录后才会发送。
entries-sent = 已送达 { $n } 条。
entry-code = 回执码：{ $code }
entries-sign-in = 登录已过期。内容都在，请登录后发送。
entries-send = 现在发送
entry-unsure = 这条可能早已送达。请先到楼层页核对，再决定重发还是删除。
entry-again = 改好再发
entry-drop = 删除
entry-full = 这台手机存不下了，正在直接发送。
entry-unkept = 这台手机存不下，也没能发出去。内容还在表单里：不要关这一页，有网后再按一次。

# Refusals.
not-now = 现在是“{ $state }”，不能{ $step }。
still-time = { $until }前还有时间。
inquiry-runs = 楼层征询到{ $until }才结束。
inquiry-over = 楼层征询已于{ $until }结束。
objections-open = { $n ->
   *[other] 还有 { $n } 条异议没有答复。
}
acknowledged-already = 履职清单已经确认过了。
term-is-over = 任期已满。
not-of-the-floor = 这个人不在本层工作。
too-many-floors = { $most ->
   *[other] 一人最多负责 { $most } 层。
}
nominated-already = 这个人已经是本层的人选或者楼层长。
not-your-people = 企业只能推荐自己的员工。
floor-taken = 本层已有楼层长。
objected-already = 您的异议还在等答复。
too-many-objections = 短时间内不留姓名的异议太多了。
answered-already = 这条异议已经答复过了。
no-such-time = 起止日期不对。
too-long = { $most ->
   *[other] 一次代理最多 { $most } 日。
}
beyond-the-term = 代理不能超过任期。
substitute-already = 这段时间已有代理。
own-substitute = 不能代理自己。
substitution-over = 这次代理已经结束。
other-account = 这条是用另一个账号记的。
not-your-floor = 这不是您负责的楼层。
way-reload = 请刷新页面，看现在到了哪一步。
way-wait = 到期后再办。
way-secretary = 请联系楼委会秘书。
way-answer = 请先答复异议。
way-nominate = 请重新提名。
way-somebody-here = 请选在本层工作的人。
way-somebody-else = 请选别人。
way-own-people = 请选本单位员工，或者请秘书提名。
way-rotate = 请先办理现任的轮换。
way-answer-comes = 秘书答复后您会收到通知。
way-sign-in = 请登录后再提，或者过一小时再来。
way-other-days = 请改日期。
way-own-account = 请用原来的账号登录，内容还在手机上。
way-report = 请用报事页。

# Notices.
notice-nominated = 有人提名您担任 { $label } 层楼层长，请在{ $due }前答复
notice-declined = { $label } 层的被提名人谢绝了提名
notice-withdrawn = { $label } 层的提名已撤回
notice-lapsed = { $label } 层的提名逾期未答复，已失效
notice-inquiry = { $label } 层楼层长人选公开征询，{ $until }前可以提出异议
notice-objection = 有人对 { $label } 层楼层长人选提出异议，请在{ $due }前答复
notice-answered = 对 { $label } 层人选的异议已答复：{ $verdict }
notice-cleared = { $label } 层的征询已结束，请聘任楼层长
notice-appointed = 您已受聘为 { $label } 层楼层长，任期至{ $until }。请确认履职清单
notice-suspended = { $label } 层楼层长已暂停履职
notice-resumed = { $label } 层楼层长已恢复履职
notice-substitute = { $label } 层已指定代理：{ $from }至{ $until }
notice-substitute-ended = { $label } 层的代理提前结束
notice-left = { $open ->
    [0] { $label } 层楼层长离任：{ $how }
   *[other] { $label } 层楼层长离任：{ $how }，有 { $open } 件待交接
}
notice-not-appointed = { $label } 层楼层长的提名结束：{ $how }
notice-vacant = { $label } 层缺楼层长，请补上
notice-handed-over = { $items ->
   *[other] { $label } 层交接完成，移交 { $items } 件
}

# Events.
line-nominated = { $origin ->
    [self] 自荐，{ $due }前答复
    [employer] 企业推荐，{ $due }前答复
   *[secretary] 秘书提名，{ $due }前答复
}
line-declined = 本人谢绝
line-withdrawn = 本人撤回
line-withdrawn-by-secretary = 秘书撤回提名
line-lapsed = 逾期未答复，失效
line-inquiry = 楼层征询至{ $until }
line-objected = 有人提出异议
line-objected-unnamed = 有人不留姓名提出异议
line-answered = { $verdict ->
    [upheld] 异议成立，提名结束
   *[rejected] 异议不成立
}
line-cleared = 征询结束，{ $due }前聘任
line-appointed = 聘任：{ $from }至{ $until }
line-imported = 按台账导入，{ $from }起履职
line-acknowledged = 确认履职清单
line-suspended = 暂停履职
line-resumed = 恢复履职
line-substitute = 指定代理：{ $from }至{ $until }
line-substitute-ended = 代理提前结束
line-left = { $how ->
    [resigned] 辞任，{ $open } 件待交接
    [rotated] 轮换，{ $open } 件待交接
    [removed] 免去，{ $open } 件待交接
    [left] 离开本层，{ $open } 件待交接
    [overtaken] 已另聘他人
   *[term_over] 任期届满，{ $open } 件待交接
}
line-handed-over = { $items ->
   *[other] 交接 { $items } 件
}
line-handed-up = { $items ->
   *[other] 上交一级 { $items } 件
}
line-shown = 同意公开履职记录
line-not-shown = 收回公开履职记录的同意
