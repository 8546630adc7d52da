# Navigation and lists.
nav-party = 党建
chart-title = 党组织图
chain-title = 纵向链
as-list = 以列表查看
drawing-caption = 从左到右是五级；右边每条竖线是一个联盟，圆点是它的成员，数字见下面的“横向联盟”；虚线框是断链处。
drawing-says = 党组织图：{ $units } 个党组织，{ $alliances } 个联盟，{ $broken } 处断链。下面有同样内容的列表。
no-units = 还没有登记党组织。可以导入表格，也可以逐个登记。
found-units = 查到的党组织
nothing-found = 没有符合条件的党组织。
look-for = 按名称、纽带查，或者看某一天
any-bond = 不限
search-name = 名称包含
as-of = 某一天的情况
as-of-day = 这是 { $date } 的隶属关系。
do-search = 查看
print = 打印
see-all = 看全部
alliances-title = 横向联盟
no-alliances = 还没有党建联盟。
proposals-title = 设立中的党组织
timeline = 经过
facts = 基本情况
please-choose = 请选择
no-bond = 未定

# Words.
kind = { $code ->
    [region] 区域党建联盟
    [community] 街道社区党委
    [tower_committee] 楼宇联合党委
    [tower_general] 楼宇联合党总支
    [branch] 党支部
    [joint_branch] 联合党支部
   *[group] 党小组
}
level = { $n ->
    [1] 区域党建联盟
    [2] 街道社区党委
    [3] 楼宇党委、党总支
    [4] 党支部
   *[other] 党小组
}
bond = { $code ->
    [place] 地缘
    [trade] 业缘
    [interest] 趣缘
   *[schedule] 作息相近
}
axis = { $code ->
    [industry] 行业
    [supply_chain] 产业链
   *[area] 区域
}
mass = { $code ->
    [union] 工会
    [league] 团组织
   *[women] 妇女组织
}
post = { $code ->
    [secretary] 书记
    [deputy] 副书记
    [member] 委员
   *[organiser] 组织员
}
form = { $code ->
    [contact] 先确定联系人或组织员
    [with_neighbours] 与相邻企业成立联合党支部
    [branch] 党支部
    [temporary_branch] 经上级批准，可以成立临时党支部
    [joint_branch] 联合党支部
    [general_branch] 党总支
   *[committee] 基层党委
}
by = { $code ->
    [full] 正式党员
    [months] 工期
   *[members] 党员（含预备）
}
warning = { $code ->
    [many_firms] 覆盖单位较多，可以分设几个联合党支部
    [many_members] 党员较多，一个支部不便于活动
    [by_need] 还要看工作需要，并经上级批准；不是必须
    [key_building] 重点楼宇应当有党组织，可以先从联合党支部做起
   *[several_towers] 两幢以上楼宇联合的，先商定隶属于哪个街道社区党委
}
fault = { $code ->
    [no_superior] 没有上级
    [superior_dissolved] 上级已撤销
    [tower_not_under_community] 没有隶属街道社区党委
    [level_skipped] 越过了一级
   *[wrong_level] 隶属层级不对
}
stage = { $code ->
    [listen] 听取意见
    [deliberate] 会商议事
    [claim] 立项认领
    [carry] 推进实施
    [accept] 验收
   *[appraise] 评议问效
}
stage-hint = { $code ->
    [listen] 可以请人在楼里听意见，帮不方便的人报事。
    [deliberate] 可以请人会前征求意见，会上协助记录。
    [claim] 可以请人动员单位认领，介绍项目。
    [carry] 可以请人值守、引导、跑腿，做实施时的帮手。
    [accept] 可以请人陪同使用者试用，核对承诺。
   *[appraise] 可以请人收集评价，回访提出的人。
}
evidence = { $code ->
    [review] 审核项目的记录
    [award] 审核认领的记录
    [track] 回访成效的记录
    [inspect] 监督项目的记录
    [meeting] 会议记录
    [agreement] 协商达成一致的记录
    [appraisal] 评议记录
    [founding] 党组织设立的记录
   *[promise] 书记兑现的承诺
}
lacks = { $code ->
    [full_member] 不是正式党员
    [year_in_party] 党龄不够
    [reviewed] 没有经过组织考察
    [works_here] 不在本楼或本企业工作，也不是上级选派
   *[no_other_post] 已经是另一个党组织的书记
}
proposal-state = { $code ->
    [asking] 征求意愿
    [submitted] 待上级审批
    [approved] 已批准
   *[withdrawn] 已撤回
}

# Forms.
name = 名称
kind-label = 类别
superior = 上级党组织
no-superior = 没有上级
subdistrict = 街道（镇）
subdistrict-hint = 只有街道社区党委要填。
towers = 覆盖楼宇
towers-hint = 写楼宇名称，一行一个。
firms = 覆盖企业
firms-hint = 写企业全称，一行一个。
firms-asked = 征求意愿的企业
bond-label = 纽带
bond-words = 纽带说明
bond-hint = 比如：同一产业链、午间跑团、夜班同事。
full-members = 正式党员数
probationary-members = 预备党员数
count-hint = 只填人数，不填名单。党员名册以全国党员管理信息系统为准。
counted-on = 统计日期
founded-on = 成立日期
dissolved-on = 撤销日期
approval-number = 批准文号
basis = 依据
basis-hint = 写明原因和批准文号。
reason = 理由
reason-hint = 退回时必填。
verdict = 意见
approve = 同意
send-back = 退回
organisation = 党组织
firm = 企业
until = 任职止
from = 任职起
due = 完成日期
login = 登录名
login-hint = 本人在楼事的登录名。
name-taken = 已经有同名的党组织
unknown-nth-tower = 第 { $n } 个名称查不到楼宇
foreign-tower = { $name }不由您负责，不能加入：去掉这座楼，或请它所在的街道或区里添加
unknown-nth-firm = 第 { $n } 个名称查不到企业
unknown-tower = 没有这幢楼：{ $name }
unknown-firm = 没有这家企业：{ $name }
unknown-subdistrict = 没有这个街道（镇）
unknown-login = 没有这个登录名
unknown-kind = 看不懂的类别：{ $word }
unknown-bond = 看不懂的纽带：{ $word }
unknown-superior = 没有这个上级党组织：{ $name }
post-is-held = 现任书记还在任，请先办理离任；这里不改动
will-be-broken = 没有写上级，导入后会列为断链
twice-in-file = 与第 { $line } 行重复
kind-is-fixed = 类别不能改；撤销后另行设立
in-future = 不能是将来的日期
in-past = 不能是过去的日期
ends-before = 结束早于开始

# Registering and changing.
do-found = 登记党组织
do-found-below = 登记下级党组织
found-lead = 登记已经成立的党组织。新设立的，走“提出设立”。
founded = 已登记。书记岗位从今天起开始计空缺天数。
do-edit = 修改资料
edited = 已保存。
do-reparent = 调整隶属
reparent-lead = 原来的隶属关系会保留，可以按日期查。
reparented = 隶属关系已调整。
do-dissolve = 撤销
dissolve-lead = 撤销后岗位和联盟同时结束，记录保留。下面还有党组织的，先调整它们的隶属。
dissolved = 已撤销。
is-dissolved = 已撤销

# An organisation's page.
posts-title = 岗位
no-posts = 没有岗位。
promises-title = 书记承诺
no-promises = 还没有公开的承诺。
below-title = 下级党组织
nothing-below = 没有下级党组织。
superiors-title = 隶属沿革
until-now = 今
stood-from = { $from } – { $until }
members = 党员
members-line = 正式 { $full } 人，预备 { $probationary } 人（{ $date }）
count-is-old = 党员人数超过 { $days } 天没有核对，请更新。
body = 议事机构
in-registry = 登记单位
in-tower = 楼里的党组织
erased = （已注销）
duty-done = 有记录
duty-open = 未履行
duty-unseen = 由人核对
no-evidence = 系统里没有对应的记录
all-duties = 职责清单全文
due-on = { $day }前

# Alliances.
do-found-alliance = 建立联盟
convener = 牵头党组织
convener-hint = 由它的上级或者区里负责：只有他们能结束联盟。
alliance-lead = 联盟不改变隶属关系。一个党组织可以参加几个联盟。
axis-label = 依托
purpose = 目的
alliance-founded = 联盟已建立。
do-end-alliance = 结束联盟
alliance-ended = 联盟已结束。
do-join = 加入联盟
join-lead = 加入后仍是原来的党组织，隶属关系不变。
joined = 已加入。
do-leave = 退出
left = 已退出。
allies-title = 成员
no-allies = 还没有成员。
former-title = 曾经的成员
member-units = { $n ->
    [one] { $n } 个成员
   *[other] { $n } 个成员
}
joined-on = { $date }加入
also-in = 也在{ $name }

# Advice.
advice-title = 设置建议
advice-lead = 按人数给出建议并写明条款，由人决定。人数留空的，用已登记的数字。
do-advice = 看设置建议
advice-firm-hint = 只问一家企业时填写。
what-if-hint = 可以填假设的人数。
number-of-firms = 企业数
months = 为期几个月
months-hint = 只在问工程、项目时填。
advised = 建议
over-towers = 两幢以上楼宇联合设立
with-board = 设支部委员会
a-board = 支部委员会
known-label = 现有
known-line = 正式 { $full } 人，预备 { $probationary } 人，{ $firms } 家企业，{ $towers } 幢楼
because-label = 因为
because-met = { $by } { $count } 人，达到 { $boundary } 人
because-long = 为期 { $count } 个月，达到 { $boundary } 个月
because-short = 为期 { $count } 个月，不足 { $boundary } 个月
because-missed = { $by } { $count } 人，不足 { $boundary } 人
next-label = 下一档
next-line = { $count } 人（{ $by }）：再有 { $more } 人到 { $at } 人，{ $brings }
clause-label = 条款
cites = { $clause }：{ $text }
warned = 注意：{ $warning }（{ $clause }）。
people-decide = 这是建议。是否设立，由党组织按程序决定，并取得企业书面意愿。
own-branches-title = 可以单独成立党支部的企业

# Proposals.
do-propose = 提出设立
proposal-crumb = 提出设立
proposed = 已提出，并征求企业意愿。
proposed-on = 提出日期
do-answer = 表达意愿
answer = 本企业
is-willing = 愿意
is-not-willing = 不愿意
no-consequence = 不愿意没有任何影响，系统也不保留是谁不愿意。
paper = 书面意愿书
paper-hint = 写文件名称或编号；愿意的必填。
willing = 愿意
asked = 已征求
thanks-willing = 已记下，谢谢。
thanks-not-willing = 知道了。不会有任何影响，也没有留下记录。
no-firms-left = 没有企业了，不能上报。
do-submit = 上报审批
submitted = 已上报上级。
do-withdraw = 撤回
withdrawn = 已撤回。
do-decide = 审批设立
decide-lead = 拟设立{ $kind }，书面愿意的企业：{ $firms }。同意后党组织即设立。
approved = 已批准，党组织已设立。
returned = 已退回，并告知提出人。
to-the-unit = 看设立的党组织

# Posts.
do-propose-tenure = 提出任职人选
propose-tenure-lead = 每届 { $years } 年（{ $clause }）。条件逐项确认，系统只记结论，不记个人党籍信息。
post-label = 岗位
check-full = 是正式党员
check-full-hint = 由提出的党组织确认。
check-year = 党龄符合要求
check-year-hint = 书记、副书记一般应有 { $years } 年以上党龄。
check-reviewed = 已经组织考察
check-reviewed-hint = 听取过本单位和党员的意见。
check-posted = 上级选派
check-posted-hint = 不在本楼工作但由上级派来的，勾选这一项。
tenure-proposed = 已提出，等上级审批。
awaits-approval = 待审批
in-post = 在任
is-acting = 代理
is-approved = 已批准，待到任
do-decide-tenure = 审批任职
decide-tenure-lead = { $name }，{ $post }，{ $from }至{ $until }。
tenure-approved = 已同意任职。
tenure-returned = 已退回。
do-act = 指定代理书记
act-lead = 书记空缺时指定专人代理，最长 { $days } 天（{ $clause }），到期自行结束。
acting-named = 已指定代理书记。
do-end-tenure = 结束任职
tenure-ended = 任职已结束。
vacant-for = 空缺 { $days } 天（限 { $most } 天）
not-registered = 未登记
vacant-title = { $name }配备{ $post }
secretary-of = { $name }书记

# Promises.
do-promise = 作出承诺
promise-lead = 承诺向全楼公开，由别人确认兑现。
promise-what = 承诺做什么
promise-made = 承诺已公开。
do-deliver = 已做到
promise-delivered = 已报告做到，等别人确认。
do-confirm = 确认兑现
promise-kept = 已确认兑现。
promise-is-kept = 已兑现
promise-is-delivered = 待确认
promise-is-late = 已逾期
promise-is-open = 进行中

# Duties.
duties-title = 职责清单
duties-lead = 楼宇党组织和书记的职责，以现行规则为准；楼宇自己的规则可以增加。每项职责对应系统里已有的记录，没有记录的列为未履行。
duty = 职责
evidence-label = 依据的记录

# Coverage.
coverage-title = 组织覆盖
whole = 合计
share = { $n } / { $of }（{ $percent }%）
nothing-to-cover = 没有应建的
firms-with-branch = 应建支部的企业已覆盖
towers-with-unit = 有党组织的楼宇
uncovered-title = 未覆盖的企业
all-covered = 应建的都已覆盖。
full-of = { $n ->
    [one] 正式党员 { $n } 人
   *[other] 正式党员 { $n } 人
}
union-of = { $n ->
    [one] 工会会员 { $n } 人
   *[other] 工会会员 { $n } 人
}
breaks-title = 断链
no-breaks = 五级链条完整。
mend-under = 建议调整到{ $name }之下
mend-somebody = 请确定它的上级
unions-title = 应当建立工会的企业
towers-without-title = 没有党组织的楼宇
declared-title = 亮明身份
declared-sum = { $n ->
    [one] { $n } 人自愿亮明了党员身份。
   *[other] { $n } 人自愿亮明了党员身份。
}
declared-few = 自愿亮明身份的不足 { $least } 人，不显示人数。
by-subdistrict = 分街道（镇）
by-tower = 分楼宇
place = 街道（镇）
tower = 楼宇
unit-there = 党组织
has-unit = 有
has-no-unit = 没有
do-count = 登记人数
count-lead = 由企业提供，按企业登记人数，不登记个人。
union-members = 工会会员数
mass-hint = 写组织名称；没有的留空。
counted = 人数已登记。
counted-prompt = 人数已登记。工会会员达到 { $least } 人，应当建立基层工会委员会（{ $clause }）。

# Declaring oneself.
my-declaration = 亮明党员身份
not-declared-yet = 可以自愿亮明党员身份。不亮明没有任何影响。
have-declared = 您自愿亮明了党员身份。只有本楼党组织书记能按用途查看，每次查看都会列在这里。
nobody-read = 还没有人查看过。
who-read = 查看记录
read-line = { $on }，{ $reader }，用途：{ $purpose }
do-declare = 自愿亮明党员身份
declare-lead = 完全自愿。信息加密保存，不进入任何记录、日志和导出；汇总数不足 { $least } 人的不显示；离职或撤回后立即删除。
consent = 我单独同意
consent-words = 同意本楼党组织书记为组织活动、志愿服务等具体用途查看我是党员；我可以随时撤回。
consent-needed = 没有单独同意就不保存
declared = 已亮明。可以随时在“我的”撤回。
do-take-back = 撤回
taken-back = 已撤回，信息已删除。
do-read = 查看亮明身份的人
read-lead = 先写明用途。您的姓名、时间和用途会显示给被查看的人。
purpose-hint = 写具体：什么活动、需要做什么。
reading-logged = 查看已记录。
read-for = { $tower }，用途：{ $purpose }
nobody-declared = 没有人亮明身份。
reading-note = 名单一天内可以看，不能导出。撤回的人不再出现。

# Tasks that are offered.
offers-title = 党员志愿任务
offers-lead = 自愿亮明党员身份的人都可以接。不接不用回复：谁看过、谁没接，系统不记，也不计入任何评价。
offers-over = 已结束
offers-mine = 可以接的党员志愿任务
stage-label = 工作环节
do-offer = 发出任务
offer-lead = 只显示在本楼自愿亮明党员身份的人的“我的”里，不发通知。接不接由他们自己定，不接不留记录。
offer-title = 做什么
offer-what = 具体说明
offer-what-hint = 时间、地点、要准备什么。不写个人情况。
offer-need = 需要人数
offer-due = 截止日期
offered = 任务已发出。
offer-is-mine = 我接了
offer-is-over = 已结束
offer-is-full = 人够了
offer-needs = { $n ->
    [one] 还要 { $n } 人
   *[other] 还要 { $n } 人
}
offer-places = { $need } 人，还缺 { $free } 人
until-day = 到{ $date }
offer-names = 亮明身份参加
member-tag = 党员
offer-voluntary = 接不接都自愿。不接不用回复，不留记录，没有任何影响；接了也可以随时退回，退回后不留记录。
offer-untold = 系统不记录谁看过、谁没接。查看接任务的人会写入查看记录，本人看得到。
do-take = 接这个任务
take-lead = 完全自愿。接了可以随时退回；任务结束后，没有选择亮明的名字自动删除。
take-consent = 我自愿接
take-consent-words = 同意本楼党组织书记为这个任务查看我的姓名，每次查看都列在“我的”里。
take-tag = 亮明身份参加
take-tag-words = 另外同意在任务页和本楼主页（登录的人可见）显示我的姓名和“党员”标识。不选也能接。
taken = 已接。可以随时退回。
do-leave-offer = 退回任务
offer-left = 已退回，没有留下记录。
do-read-takers = 查看接任务的人
do-close-offer = 结束任务
offer-closed = 任务已结束。
tagged-line = { $task }：{ $names }（党员）
tagged-title = 党员带头

# Refusals.
no-wrong-level = { $below }不能隶属于{ $above }。
no-circle = 这样会隶属于自己的下级。
no-dissolved = 这个党组织已经撤销。
no-others-below = { $n ->
    [one] 下面还有 { $n } 个党组织。
   *[other] 下面还有 { $n } 个党组织。
}
no-tower-has-one = 这幢楼已经有{ $name }。
no-needs-proposal = 新设立企业党支部要先取得企业书面意愿。
no-same-superior = 已经隶属于这个党组织。
no-joined-already = 已经在这个联盟里。
no-not-a-member = 不在这个联盟里。
no-alliance-over = 联盟已经结束。
no-convenes = 这个党组织是{ $name }的牵头单位。
no-not-willing = 还没有书面意愿：{ $names }。
no-nobody-asked = 没有征求任何企业的意愿。
no-not-now = 现在是“{ $state }”，不能这样做。
no-own-proposal = 自己提出的，不能由自己审批。
no-unqualified = 不符合任职条件：{ $list }。
no-post-taken = 这个岗位有人。
no-proposed-already = 这个岗位已经提出人选，正在审批。
no-not-vacant = 书记岗位没有空缺。
no-acting-too-long = 代理最晚到{ $date }。
no-term-too-long = 任期最晚到{ $date }。
no-tenure-over = 任职已经结束或者还没有开始。
no-not-the-secretary = 只有在任书记能以书记身份承诺。
no-own-promise = 自己的承诺要由别人确认。
no-wrong-turn = 这一步已经做过，或者还没有轮到。
no-not-declared = 您没有亮明过身份。
no-offer-over = 这个任务已经结束。
no-offer-full = 人已经够了。
no-taken-already = 您已经接了这个任务。
no-not-taken = 您没有接这个任务。
no-reading-over = 这次查看已超过一天。
no-not-working-here = 在楼里工作的人才能亮明身份。
way-level = 选正确一级的上级。
way-move-others = 先把下级调整到别的党组织。
way-end-alliance = 先结束联盟。
way-edit-that = 修改已有的那一个。
way-propose = 到“提出设立”，征求企业意愿后报批。
way-willing = 等企业答复，或者请提出人重新提出。
way-ask = 写上要征求意愿的企业。
way-other-decides = 请上级党组织的另一位同志审批。
way-qualify = 换人，或者补齐条件后再提出。
way-end-first = 先结束现任。
way-earlier = 选早一些的日期。
way-other-confirms = 请楼委会主任、党委委员或街道确认。
way-other-offer = 看看别的任务。
way-read-again = 重新写明用途再查看。
way-employment = 先在楼里确认在职。
way-reload = 刷新页面，看现在到哪一步。

# Notices.
notice-reparented = { $name }调整到{ $superior }之下。
notice-dissolved = { $name }已撤销。
notice-tenure-proposed = { $name }提出{ $post }人选，请审批。
notice-nominated = { $name }提名您担任{ $post }，报上级审批。您不愿意，请告诉提名的组织。
notice-tenure-approved = { $name }：{ $post }任职已同意。
notice-tenure-returned = { $name }：{ $post }人选被退回。
notice-tenure-ended = { $name }：{ $post }任职结束。
notice-acting = 请您代理{ $name }书记，到{ $date }。
notice-vacant = { $name }：{ $post }空缺 { $days } 天，已超过规定，请配备。
notice-promise = { $name }书记报告承诺已做到，请确认：{ $what }
notice-kept = 承诺已确认兑现：{ $what }
notice-asked = 拟设立{ $name }，请表达本企业的意愿。
notice-willing = { $firm }愿意参加{ $name }。
notice-left-out = 征求意愿的名单有变化：{ $name }。
notice-submitted = 设立党组织待审批：{ $name }。
notice-returned = 设立党组织被退回：{ $name }。
notice-approved = 设立党组织已批准：{ $name }。

# Timeline.
line-founded = 登记{ $kind }，{ $date }成立
line-edited = 修改资料
line-moved = 调整到{ $name }之下
line-dissolved = 撤销
line-counted = 登记人数（{ $date }）
line-alliance-founded = 建立联盟（{ $axis }）
line-alliance-ended = 联盟结束
line-joined = { $name }加入
line-left = { $name }退出
line-proposed = 提出设立{ $kind }，征求企业意愿
line-willing = { $name }书面愿意
line-left-out = 征求意愿的名单有变化
line-submitted = 上报上级审批
line-approved = 上级批准，党组织设立
line-returned = 上级退回
line-withdrawn = 撤回
line-tenure-proposed = 提出{ $post }人选
line-tenure-approved = 上级同意{ $post }任职，至{ $date }
line-tenure-returned = 上级退回{ $post }人选
line-acting = 指定代理{ $post }，至{ $date }
line-acting-ended = 代理{ $post }结束
line-tenure-ended = { $post }任职结束，岗位空缺
line-vacancy-late = { $post }自{ $date }空缺，超过规定
line-promise-made = 书记公开承诺，{ $date }前做到
line-promise-delivered = 书记报告承诺做到
line-promise-kept = 承诺经确认兑现
line-read = 按用途查看亮明身份的名单
line-offered = 发出党员志愿任务（{ $stage }），到{ $date }
line-offer-closed = 党员志愿任务结束
