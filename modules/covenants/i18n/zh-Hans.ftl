# Menu and lists.
nav-charters = 公约和规则
charters-title = { $tower }的公约和议事规则
charters-intro = 公约由楼内各单位共同商定和签署，议事规则约束楼委会的会议。两份文件都不代替法律和合同。
document = { $code ->
    [covenant] 楼宇治理公约
   *[procedure] 楼委会议事规则
}
document-short = { $code ->
    [covenant] 公约
   *[procedure] 议事规则
}
title-of = { $tower }{ $document }
edition-of = { $title }（第 { $n } 版）
edition-n = 第 { $n } 版
article-n = 第 { $n } 条
article-headed = { $number } { $heading }
article-says = { $kind ->
    [covenant] 第 { $n } 条（公约）：{ $words }
   *[procedure] 第 { $n } 条（议事规则）：{ $words }
}
article-of = { $title } { $number }
article-number = 第{ $numeral }条
annex-mark = 附：
numeral-digits = 零 一 二 三 四 五 六 七 八 九
numeral-ten = 十
numeral-hundred = 百
number-was = { $now }（原{ $before }）
number-line = { $rule }：{ $value }
annex = 本规则设定的数字
annex-line = { $rule }：{ $value }；{ $article }
docno = { $number } 自{ $day }起施行
stage = { $code ->
    [drafting] 起草中
    [commenting] 征求意见
    [placed] 等待审议
    [voted] 已通过，公示中
    [in_force] 施行中
   *[superseded] 已被替代
}
step = { $code ->
    [edit] 修改
    [publish] 公开征求意见
    [comment] 提出意见
    [submit] 提交审议
    [take_back] 收回
    [vote] 表决
    [take_effect] 施行
    [supersede] 替代
    [sign] 签署
   *[cite] 引用
}
none-in-force = 还没有施行的版本。
none-on-day = 那一天没有施行的版本。
not-yet = 还没有
draft = 草案
see-draft = 看草案
see-all = 看全部
see-article = 看条款和引用
version-since = 第 { $n } 版，自{ $day }起施行
since = 自{ $day }起
span = { $since }至{ $until }
as-of = { $day }的文本
is-coming = 新的版本正在制定
editions = 各个版本
articles = 条款
no-articles = 还没有条款。
signatures = 签署
signed-by = { $n } / { $all } 家单位已签署
signed-firms = 单位
signed-members = 委员和秘书
of-all = { $n } / { $all }
nobody-signed = 还没有人签署。
a-member = 一位委员
not-signed-yet = { $n } 家单位尚未签署
members-unsigned = { $n } 位委员、秘书尚未签署
reading-help = 英文参考，以正文为准：{ $words }
sign-short = 应有 { $needed } 家单位签署，还差 { $n } 家
uses = 引用
used-times = 引用 { $n } 次
broken-times = 反映违反 { $n } 次
no-uses = 还没有引用。会议、议题和办理中用到这一条，会记在这里。
lacks = 缺 { $n } 条必备条款
comma = 、
semicolon = ；
asleep-title = 长期没有引用的条款
asleep-note = 按规则应当评估是否保留。
breaches-title = 违约情况
breaches-note = 只有当事方和楼委会可以看到。
timeline = 过程
print = 打印
nameless = （已注销）
somebody = 一位楼内人员
the-secretary = 楼委会秘书
the-reporter = 反映人
yes = 是
no = 否

# An edition.
was-rejected = 上次审议没有通过：{ $votes }。修改后可以再次公开征求意见。
votes = 同意 { $yes }、反对 { $no }、弃权 { $abstain }
open-until = 征求意见到{ $day }为止
on-agenda = 已列入楼委会议题，须经全体委员 { $share } 同意
under-notice = 已通过（{ $number }），公示期满后施行
in-force-since = 自{ $day }起施行
was-in-force = { $since }至{ $until }施行
seems = 可能涉及不能规定的事：
looked-by = { $name }已核对：{ $words }
opinions = 对全文的意见
answered = 答复：{ $words }
numbers-note = 施行后，会议按这些数字执行；只能比上级规定更严。
verdict = { $code ->
    [open] 待答复
    [taken] 已采纳
   *[not_taken] 未采纳
}
difference = 有什么变化
difference-title = { $title }：第 { $from } 版与第 { $to } 版的变化
difference-intro = 删去的文字有删除线，新增的文字有下划线。
unchanged = { $n } 条没有变化
what-changed = { $code ->
    [new] 新增
    [gone] 删去
    [changed] 修改
    [moved] 移动
   *[same] 不变
}
as-above = 按上级规定

# Steps and their forms.
do-start = 起草
start-lead = 可以从必备条款开始，也可以粘贴整篇文本，系统按“第……条”拆分。
which-document = 哪一份文件
from-what = 从什么开始
from-in-force = 现行版本
from-in-force-hint = 逐条修改，可以看到每一处变化。
from-model = 必备条款的范本
from-model-hint = 每条都有范文，按本楼情况修改。
from-text = 粘贴的文本
from-text-hint = 已有公约或者议事规则的，从这里导入。
from-blank = 空白
whole-text = 全文
whole-text-hint = 每条以“第……条”开头，章的标题会略去。
article-too-long = 第 { $n } 条超过 { $most } 字，请拆成几条
started-done = 已开始起草{ $title }。
do-amend = 修订
do-add-article = 增加条款
do-edit-article = 修改
do-remove-article = 删去
article-lead = 一条只说一件事，写清楚谁、做什么、怎么做。
heading = 标题
article-words = 条文
covers = 属于哪一条必备条款
covers-hint = 系统按文字识别；识别不对的，由您指定。
by-words = 按文字识别
position = 位置
article-saved = 已保存。
article-added = 已增加。
article-removed = 已删去。
do-set-number = 设定数字
number-lead = 议事规则可以把会议的要求定得比上级更严。通过并施行后，会议就按本楼的数字执行。
rule = 规则
choose-rule = 请选择
rule-with-own = { $rule }：上级 { $above }，本楼 { $own }
rule-with-above = { $rule }：上级 { $above }
value = 本楼的数字
value-hint = 例如 7、3/4、>1/2（超过一半）、30, 60, 90；不填就按上级规定。
number-set = 已设定。
do-look = 核对合法性
look-lead = { $number }可能涉及：{ $matters }。请核对条文；确有问题的，回去修改。
look-words = 为什么可以这样规定
look-hint = 您的姓名和这段话会记录下来。
looked-done = 已核对。
do-publish = 公开征求意见
published-done = 已公开，{ $date }前征求意见。
do-give-opinion = 提意见
opinion-lead = 请指出哪一条、怎么改、为什么。每条意见都会得到答复。
about-article = 对哪一条
whole-draft = 全文
opinion-words = 意见
opinion-hint = 楼内人员可以看到是谁提出的。
opinion-done = 已收到您的意见，答复后会通知您。
do-answer-opinion = 答复意见
what-becomes = 处理结果
taken-hint = 请先把条文改好。
reason = 理由
reason-hint = 提出意见的人会收到。
opinion-answered-done = 已答复。
do-submit = 提交楼委会审议
motion = 审议《{ $document }》（第 { $n } 版）
submitted-done = 已列入议题，等待会议审议。
do-take-back = 收回草案
take-back-lead = 收回以后可以继续修改，再次公开征求意见。
taken-back-done = 已收回。
do-sign = 签署
sign-lead = 签署表示本单位或者本人知道并愿意遵守；不代替合同，也不产生费用。
sign-for = 以谁的名义
as-member = 作为楼委会委员
signed-done = 已签署。
do-cite = 记录引用
cite-lead = 这一条在办理中起了决定作用的，记录下来。会议表决和通知由系统自动记录。
cite-kind = 用在哪里
cite-href = 网址
cite-href-hint = 事项、决议的页面地址，可以直接粘贴。
cite-words = 这一条决定了什么
cite-words-hint = 不要写个人信息。
fault-href = 不是本系统的页面地址
cited-done = 已记录。
citation = { $code ->
    [ballot] 会议表决按这一条计算
    [notice] 会议按这一条提前通知
    [petition] 按这一条列入议题
    [breach] 反映违反这一条
    [issue] 办理事项
    [resolution] 作出决议
    [agreement] 达成协议
   *[other] 其他
}

# Breaches.
breach-stage = { $code ->
    [reported] 等待答复
    [answered] 已答复
    [reminded] 已提醒
    [mediated] 协调中
   *[closed] 已了结
}
breach-step = { $code ->
    [answer] 答复
    [remind] 提醒
    [mediate] 协调
   *[close] 了结
}
do-report-breach = 反映违约
breach-lead = 只反映情况，不作处罚。只有当事单位、您和楼委会可以看到。
breach-firm = 当事单位
choose-firm = 请选择
breach-words = 情况
breach-hint = 什么时间、什么地点、什么事；不写个人姓名。
breach-title = 反映违反{ $article }
breach-of = 反映违反《{ $document }》{ $article }
breach-reported = 已转给当事单位，{ $date }前答复。
breach-facts = 情况说明
breach-private = 只有当事单位、反映人和楼委会可以看到；对外只显示每条的次数。
answer-until = 当事单位应当在{ $day }前答复
do-answer-breach = 答复
answer-breach-lead = 说明情况和打算怎么做。
answer-words = 答复内容
breach-answered-done = 已答复。
do-settle-breach = 处理
settle-breach-lead = 可以提醒、协调或者了结，不处罚、不公开。
what-next = 怎么处理
turn-hint = { $code ->
    [remind] 请当事单位对照条款改进，并再次答复。
    [mediate] 召开协调会，请双方参加。
   *[close] 情况已经清楚，不再处理。
}
settle-words = 处理意见
settle-hint = 当事单位和反映人会收到。
breach-settled = 已处理。

# Refusals.
not-now = “{ $stage }”的版本不能{ $step }。
no-articles-yet = 草案里还没有条款。
comments-open = 征求意见到{ $date }为止，期满后才能提交审议。
comments-over = 征求意见已在{ $date }结束。
opinions-open = 还有 { $n } 条意见没有答复。
opinion-answered = 这条意见已经答复过了。
suspect = { $article }可能涉及不能规定的事：{ $matter }。
nothing-to-look = 这一条没有需要核对的内容。
missing-articles = 缺少必备条款：{ $list }。
too-many-articles = 最多 { $most } 条。
draft-exists = 已经有一份草案在制定或者公示。
no-committee = 这栋楼还没有楼委会，草案还不能审议。
no-numbers = 只有议事规则可以设定数字。
not-yours = 您不能以这个名义签署。
signed-already = 这一版已经签署过了。
not-of-the-tower = 这家单位不在本楼。
breach-not-now = “{ $stage }”时不能{ $step }。
answer-first = 当事单位还没有答复，答复期也没有过。
way-reload = 请刷新页面，看看现在到了哪一步。
way-write = 先写好条款，或者粘贴全文。
way-wait = 期满后再提交；意见可以先答复。
way-meeting = 可以向委员说明意见，由会议修改。
way-answer = 在草案页面逐条答复。
way-look = 修改条文，或者由秘书、主任、党组织书记、街道核对并说明理由。
way-missing = 补上这些条款；已经写了的，在条款里标明属于哪一条。
way-draft = 在现有的草案上修改。
way-found = 先设立楼委会，在首次会议上审议。
way-delegate = 请本楼单位的代表或者委员本人签署。
way-answer-first = 等答复，或者等期限过后再处理。

# Notices.
notice-published = { $title }公开征求意见，{ $date }前可以提意见
notice-opinion = 有人对{ $title }提出意见，请答复
notice-answered = 您对{ $title }的意见已答复：{ $verdict }
notice-submitted = { $title }已列入议题，请安排会议
notice-rejected = { $title }没有通过，可以修改后再次征求意见
notice-unsigned = { $title }您还没有签署，请在{ $date }前签署
notice-sign = { $title }已施行，请在{ $date }前签署
notice-left-out = 上级规定已经更严，以下数字按上级执行：{ $rules }
notice-breach = { $title }，请在{ $date }前答复
notice-breach-kept = { $title }，已转给当事单位
notice-breach-answered = { $title }：当事单位已答复
notice-breach-reminded = { $title }：楼委会提醒，请在{ $date }前答复
notice-breach-mediated = { $title }：将召开协调会
notice-breach-closed = { $title }：已了结

# Timeline.
line-started = 开始起草第 { $n } 版
line-changed = 第 { $n } 版草案有修改
line-looked = 核对了一条可能涉及禁止内容的条款
line-published = 第 { $n } 版草案公开，{ $date }前征求意见
line-opinion = 有人提出意见
line-taken = 意见已采纳
line-not-taken = 意见未采纳，说明了理由
line-submitted = 第 { $n } 版草案提交楼委会审议
line-rejected = 第 { $n } 版草案没有通过
line-taken-back = 第 { $n } 版草案收回修改
line-voted = 第 { $n } 版通过（{ $number }）
line-effective = 第 { $n } 版施行
line-signed = { $name }签署了第 { $n } 版
line-cited = 条款被引用：{ $what }
line-breach = 反映违约情况，当事单位{ $date }前答复
line-breach-answered = 当事单位作出答复
line-breach-reminded = 楼委会提醒当事单位
line-breach-mediated = 楼委会召开协调会
line-breach-closed = 违约情况了结
