# Navigation, lists, what other pages show.
nav-foundings = 设立换届
foundings = 楼委会设立与换届
foundings-lead = 街道、区里经办的设立和换届，新的在前。
no-foundings = 还没有设立或者换届。
none-yet = 这座楼还没有楼委会。
life = 届期与变动
pages = 翻页
older = 更早的
title-of = { $kind ->
    [founding] 设立{ $name }
   *[renewal] { $name }换届
}
kind = { $kind ->
    [founding] 设立
   *[renewal] 换届
}

# The overview.
steps = 办理步骤
conditions = 设立条件
initiators = 发起人
proposed = 委员人选
nobody-proposed = 还没有提出人选。
composition = 席位构成
timeline = 办理过程
facts = 基本情况
print = 打印
mend = 去办理
met = 符合
not-met = 不符合
name = 姓名
seat-label = 席位
position-label = 职务
for-whom = 代表单位
ordinary = 普通员工
take-out = 移出
expired = 任期已满
notice-heading = 公示
notice-text = 现将{ $name }的委员人选予以公示。有异议的，请在{ $until }以前提出，署名、不署名都可以。
was-due = 原定{ $date }，已逾期。
is-due = { $date }前，还有 { $n } 天。
willing-on = { $date }已确认意愿
not-willing-yet = 待确认意愿
fact-opened = 开始筹备
legal-status = 法律地位
file-number = 备案号
term = 任期
span = { $from }至{ $until }
extension = 延期换届
extension-state = { $state ->
    [asked] 申请延至{ $until }，待审批
    [granted] 已批准延至{ $until }
   *[refused] 未批准延至{ $until }
}
papers = 材料和文书
papers-lead = 以下材料和文书由系统按已填和已办的内容生成，可以直接打印。
first-meeting = 首次会议
the-body = 楼委会
preparers = 筹备组
state = { $code ->
    [preparing] 筹备中
    [applied] 已申请
    [returned] 退回补正
    [accepted] 已受理
    [reviewed] 审核通过
    [rejected] 驳回
    [noticed] 公示中
    [rechecking] 异议复核中
    [filed] 已备案
    [ended] 已终止
   *[established] 已成立
}
any-state = { $code ->
    [preparing] 筹备中
    [applied] 已申请
    [returned] 退回补正
    [accepted] 已受理
    [reviewed] 审核通过
    [rejected] 驳回
    [noticed] 公示中
    [rechecking] 异议复核中
    [filed] 已备案
    [established] 已成立
    [ended] 已终止
    [lapsed] 不再补选
    [active] 运行
    [renewing] 换届
    [rectifying] 整改
    [open] 待提名
    [voting] 待表决
    [filled] 已补选，待备案
    [running] 整改中
    [mended] 整改完成
    [failed] 未完成整改，提请撤销
    [handing_over] 交接中
   *[dissolved] 已撤销
}
step = { $code ->
    [withdraw] 撤回
    [lose_seat] 丢失席位
    [vote] 表决
    [renew] 换届
    [lapse] 终止补选
    [submit] 提交申请
    [accept] 受理
    [return] 退回
    [approve] 审核
    [reject] 驳回
    [publish] 公示
    [object] 提异议
    [recheck] 复核
    [file] 备案
    [establish] 成立
    [edit] 修改材料
    [initiate] 变更发起人
    [confirm] 确认意愿
    [propose] 变更人选
    [attest] 承诺条件
    [convene] 召集首次会议
    [extend] 延期换届
    [nominate] 提名
    [file_change] 变更备案
    [rename] 更名
    [rectify] 责令整改
    [explain] 说明
    [conclude] 结束
    [dissolve] 撤销
   *[hand_over] 交接
}
way = { $step ->
    [preparing] 筹备
    [applied] 申请
    [accepted] 受理审核
    [reviewed] 审核通过
    [noticed] 公示
    [filed] 备案
   *[established] 成立运行
}
step-note = { $step ->
    [preparing] 发起人、人选、草案、条件
    [applied] 街道受理，材料不齐一次告知
    [accepted] 街道党工委、区里审核
    [reviewed] 街道发布公示
    [noticed] 公开听取异议
    [filed] 区里批复备案，召开首次会议
   *[established] 选出主任，通过议事规则和公约
}
material = { $code ->
    [initiators] 发起人和意愿书
    [members] 委员人选
    [name] 名称
    [legal_status] 法律地位声明
    [rules] 议事规则草案
    [covenant] 公约草案
   *[conditions] 设立条件
}
side = { $code ->
    [party] 楼宇党组织
    [owner] 产权方
    [property] 物业
   *[enterprise] 企业
}
place-of = { $code ->
    [vice_chair] 副主任（召集人）
    [secretary] 秘书
    [attending] 列席
    [chair] 主任
   *[member] 委员
}
rule-size = 有表决权的委员 { $n } 名，应为 { $least } 至 { $most } 名
rule-odd = 有表决权的委员 { $n } 名，应为单数
rule-least = { $kind }席位 { $n } 名，不少于 { $least } 名
rule-most = { $kind }席位 { $n } 名，不超过 { $most } 名
rule-share = 同一单位最多 { $n } 名，不超过 { $share }

# Preparing.
do-start = 发起设立楼委会
start-lead = 名称按规范确定为“{ $name }”。发起后，邀请发起人、提出人选、拟定草案，条件齐备即可提交申请。
started-done = 已开始筹备。请邀请其他发起人。
initiator-of = { $building }{ $side }
do-initiator = 邀请发起人
initiator-lead = 楼宇党组织、产权方或者物业，加上规定数量的企业。各方自己确认意愿书。
side-label = 哪一方
firm = 企业
firm-hint = 选“企业”的必须选择。
choose-firm = 请选择企业
initiator-done = 已邀请，等待对方确认意愿书。
initiator-removed = 已移出。
willingness-owed = 确认意愿书：{ $name }
do-confirm = 确认意愿书
confirm-lead = 确认后即为本单位参加发起的意愿，写入申请材料。
speak-for = 代表哪一方
confirmed-done = 已确认意愿书。
notice-willing = { $who }已确认参加发起{ $name }。
do-propose = 提出人选
propose-lead = 每加一名，系统按规则核对席位构成。选举主任以前，由一名副主任召集会议；秘书不占委员席位。
login = 登录名
login-hint = 本人的登录名，请本人在“我的”页查看后告诉您。
where-they-work = 本人所在单位
ordinary-hint = 不担任管理职务。
fault-login = 本楼没有用这个登录名的人。请核对，或者先确认其在本楼的任职或者代表身份。
fault-judges = 审核、备案本楼楼委会的工作人员和系统管理人员不能担任委员。请另选人选。
fault-seat =
    { $kind ->
        [chair] 主任从现任委员中选举产生。请从委员里另选人选。
        [employee] 员工席位由在本楼任职的人担任。请另选人选，或者先确认其任职。
        [enterprise] 企业席位由该企业在本楼的员工或者代表担任。请另选人选，或者先确认其任职、确定其为代表。
       *[other] 这个席位由该单位的员工或者代表担任。请另选人选，或者先确定其为代表。
    }
composed = 席位构成符合规则。
not-composed = 已保存。席位构成还有 { $n } 项不符合规则。
do-edit = 填写声明和草案
edit-lead = 名称按规范为“{ $name }”，不用填写。法律地位必须声明。
legal-hint = { $code ->
    [none] 不签合同、不开账户，由产权方、物业或者登记的组织签约。
    [grassroots] 依法设立的基层群众性自治组织。
   *[registered] 已在民政部门登记。
}
rules-draft = 议事规则草案
covenant-draft = 楼宇治理公约草案
report = 本届工作报告
model-hint = 从示范文本开始，请按本楼情况修改，每条写成“第一条【标题】内容”。首次会议表决通过后成为第一版。
draft-hint = 每条写成“第一条【标题】内容”。首次会议表决通过后成为第一版。
in-force-hint = 现行版本自{ $date }起施行。不修订的，这里留空。
documents = 议事规则和公约
write-it = 填写、修改
whole = 必备条款齐全
not-written = 还没有写
in-force-already = 已有现行版本
in-force-since = 现行版本自{ $date }起施行，换届时不用重写。
articles-n = 共 { $n } 条
lacks-n = 缺 { $n } 条必备条款
suspects-n = { $n } 处需要核对
lacks-article = 缺少：{ $heading }
has-articles = 已有的必备条款（{ $n }）
suspect-line = { $article }可能涉及{ $matter }
suspect-way = 请改写；认为可以的，审核时逐条核对。
lacks = { $text }，还缺少必备条款：{ $list }
edited-done = 已保存。
do-attest = 承诺条件
attest-lead = 这些条件系统看不到，请如实承诺。
attested-done = 已保存。
do-withdraw = 撤回
withdraw-lead = 撤回后这座楼可以重新发起。已受理的申请不能撤回。
withdrawn-done = 已撤回。
do-save = 保存
report-hint = 可以以后再填，提交申请前必须有。
do-submit = 提交申请
submitted-done = 已提交，等待受理。

# Papers, in official Chinese.
application-title = 设立楼宇事务治理委员会申请书
application-to = { $name }：
application-text = { $kind ->
    [founding] 为共同议定、办理和管理楼内事务，由{ $from }发起，现申请在{ $building }设立{ $name }。
   *[renewal] { $from }任期即将届满，现申请{ $building }的{ $name }换届。
}
application-seats = 拟设有表决权的委员 { $n } 名，名单附后。随附意愿书、法律地位声明、议事规则草案和公约草案。
application-signed = 申请人：{ $from }（{ $on }）
not-dated = 未提交
list-title = 筹备组名单
list-line = { $n }. { $parts }
list-comma = ，
statement-title = 法律地位声明
statement-text = { $name }{ $status }。
statement-limit = { $code ->
    [none] 本会不作为合同当事人，不以自己的名义收付款、开立账户、使用印章签约；需要签约的事项，由产权方、物业或者登记的组织办理。
   *[other] 本会在法定或者登记的范围内开展活动。
}
willingness-title = 意愿书
willingness-text = { $who }自愿参加发起设立{ $name }，遵守议事规则和公约，支持楼委会开展工作。
willingness-signed = { $who }（{ $on }确认）
willingness-unsigned = { $who }（待确认）

# The letters of W1.
letters = 文书
letter-to = { $kind ->
    [founding] { $name }筹备组：
   *[other] { $name }：
}
letter-missing-title = 一次性补正告知书
letter-missing = 关于{ $name }的申请材料收悉。经核对，以下材料需要补正，现一次告知：
letter-missing-way = 请补正后重新提交。本次未列明的材料，除以后发生变动的外，不再要求补正。
letter-accepted-title = 受理通知书
letter-accepted = 关于{ $name }的申请材料齐全，现予受理，将于{ $due }前完成审核。
letter-reviewed-title = 审核意见
letter-reviewed = 经审核，{ $name }的委员构成、名称、法律地位声明以及议事规则和公约草案符合规定（{ $rules }），同意公示。
letter-rejected-title = 驳回决定书
letter-rejected = 经审核，{ $name }的申请不符合规定（{ $clause }），决定予以驳回。理由：
letter-notice-title = 公示
letter-notice = 现将{ $name }的委员人选予以公示，公示期自{ $from }起至{ $until }止。对公示内容有异议的，可以在公示期内实名或者匿名向{ $office }提出，并说明理由。
letter-notice-replaced = 公示的人选后来有变更，以重新公示的为准。
letter-rechecked-title = 异议复核意见
letter-rechecked = 对{ $name }公示期间收到的异议，经复核，结论为：{ $finding }。
letter-filed-title = 备案批复
letter-filed = { $kind ->
    [founding] 同意设立{ $name }，准予备案，备案号：{ $number }。请于{ $due }前召开首次会议，选举主任，通过议事规则和楼宇治理公约。
   *[renewal] 同意{ $name }换届，准予备案，备案号：{ $number }。请于{ $due }前召开新一届首次会议，选举主任。
}
letter-extended-title = 延期换届批复
letter-extended = { $what ->
    [granted] 同意{ $name }延期换届，本届任期延至{ $until }。请抓紧完成换届。
   *[refused] 不同意{ $name }将任期延至{ $until }。请按期换届。
}
letter-vacancy-title = 补选公告
letter-vacancy = { $name }的{ $post }出缺，将于{ $due }前补选并备案。
letter-change-title = 委员变更备案通知
letter-change = { $name }补选{ $post }一事，已予备案。
letter-successor = 补选人选：{ $name }
letter-rectify-title = 整改通知书
letter-rectify = 经检查，你楼委会有不符合规定的情形（{ $clause }）。请于{ $due }前完成以下整改：
letter-rectify-way = 对以上认定有异议的，可以作出说明；说明和整改情况一并考虑。
letter-concluded-title = 整改验收意见
letter-concluded = { $what ->
    [mended] 经验收，整改事项已经完成，恢复正常运行。
   *[failed] 经验收，整改事项没有完成，将提请区里决定是否撤销。
}
letter-dissolve-title = 撤销决定书
letter-dissolve = 决定撤销{ $name }。请于{ $due }前将未办结的事项、项目、承诺和档案移交完毕。理由：
letter-handed-over-title = 移交清单
letter-handed-over = { $name }已撤销，共移交 { $n } 项：
letter-item = { $item }，接收：{ $to }

# Acceptance, review, notice.
verdict = 结论
reason = 理由
do-accept = 受理
accept-lead = 材料齐全的受理；不齐的，一次告知全部缺项。
accept-again-lead = 这是补正后再次提交。只能指出上次指出过的，或者补正后改动过的。
verdict-accept = 受理
verdict-return = 退回补正
missing = 需要补正
missing-words-hint = 退回补正的必须填写。
missing-hint = 退回补正的必须勾选，一次勾全。以后不能再提现在就能看到的问题。
missing-words = 具体说明
fault-nothing-missing = 受理时不要勾选缺项。
accepted-done = 已受理，进入审核。
returned-done = 已一次告知缺项，退回补正。
do-review = 审核
review-lead = 街道党工委和区里各自审核，都通过才公示；任何一方驳回都要写明理由和条款。
what-was-checked = 系统核对的结果
checked = { $text }（{ $clause }）：{ $met ->
    [yes] 符合
   *[no] 不符合
}
suspected = { $name }{ $article }可能涉及{ $matter }（{ $clause }）。请核对。
looked = 涉嫌不合法的条款
looked-hint = 通过的，逐条核对后勾选；不能成立的，驳回并写明条款。
verdict-approve = 通过
verdict-reject = 驳回
by-clause-hint = 选“驳回”的必须选择。
by-clause = 依据条款
choose-clause = 请选择条款
fault-clause = 请选择依据的条款。
rejected-done = 已驳回，理由已告知。
signed-done = 已签署意见，等待另一方审核。
reviewed-done = 审核通过，请街道发布公示。
do-publish = 发布公示
published-done = 已公示。
do-object = 提异议
object-lead = { $date }以前可以提出，署名、不署名都可以。街道复核后答复。
objection = 异议
objection-words = 有什么异议
objection-hint = 说明事实和理由。只有街道经办看得到。
anonymous = 不署名
anonymous-hint = 凭回执查看答复，系统不留下是谁提的。
objected-done = 已收到异议。回执：{ $code }，凭它查看答复。
receipt-title = 异议回执
not-answered = 等街道经办复核。
answered = { $finding }。{ $answer }
objected-named = { $name }，署名提出
objected-unnamed = 不署名提出
do-recheck = 复核异议
recheck-lead = 逐条答复。公示期内还可能有新的异议。
finding = { $code ->
    [unfounded] 异议不成立
    [mended] 异议成立，已更正，重新公示
   *[fatal] 异议成立，驳回申请
}
finding-hint = { $code ->
    [unfounded] 公示照常进行。
    [mended] 先由筹备组变更人选，再从今天起重新公示。
   *[fatal] 申请到此结束。
}
answer = 答复
rechecked-done = 已答复。
do-file = 批复备案
file-lead = 备案后{ $name }即有委员和任期，等待召开首次会议。
file-hint = 例如：普社备〔2026〕12号
filed-done = 已备案，委员自今天起就任。

# The first meeting.
do-convene = 召集首次会议
convene-lead = 议程由系统列出：选举主任、通过议事规则、通过楼宇治理公约。
starts-at = 会议时间
starts-hint = 最早{ $date }。
venue = 地点
candidates = 主任候选人
candidates-hint = 逐一表决；前一位没有选上，接着表决下一位。
fault-moment = 请填写日期和时间。
convened-done = 已通知全体委员。
do-candidate = 增加主任候选人
candidate-lead = 前面的候选人都没有选上时表决。
candidate-done = 已列为候选人。
motion = { $about ->
    [chair] 选举主任
    [rules] 通过议事规则
   *[covenant] 通过楼宇治理公约
}
motion-chair = 选举主任：{ $name }
motion-chair-text = 选举{ $who }为{ $name }主任。
motion-rules = 通过议事规则
motion-covenant = 通过楼宇治理公约
motion-seat = 补选{ $kind }委员：{ $name }

# Renewal and extension.
do-extend = 申请延期换届
extend-lead = 确需延期的，经街道批准可以延长一次。
extend-until = 延至
fault-not-later = 请填写晚于本届届满的日期。
extension-asked-done = 已提交，等待街道审批。
do-decide-extension = 审批延期
decide-extension-lead = 申请延至{ $date }。
verdict-grant = 批准
verdict-refuse = 不批准
extension-decided-done = 已答复。

# Lost seats.
vacancy = 补选
vacancy-title = 补选{ $post }
seat-of = { $kind }席位
nominee = 人选
how-filled = 产生方式
by-its-side = 由该席位所代表的一方提名就任
by-ballot = 由楼委会提名，会议表决
do-nominate = 提名人选
nominate-lead = 提名后即就任，由街道办理变更备案。
nominate-ballot-lead = 提名后列入议题，表决通过即就任。
named-done = 已就任，等待变更备案。
to-vote-done = 已列入议题，等待表决。
do-file-change = 变更备案
change-filed-done = 已备案。
do-resign = 辞去席位
resign-lead = 辞去后席位空缺，楼委会组织补选。
resigned-done = 已辞去，补选已开始。
do-rename = 规范名称
rename-lead = 名称按规则统一，更名通知如下。
rename-title = 更名通知
rename-text = { $old }自即日起更名为{ $name }，简称{ $short }。原名称停止使用，已有的决议、项目和承诺继续有效。
renamed-done = 已更名为{ $name }，并通知委员。

# Rectification.
rectification = 整改
rectification-title = { $name }整改
do-rectify = 责令整改
rectify-lead = 从规范检查的结果里勾选要整改的。楼委会有权说明；到期复查，通过的恢复运行。
nothing-red = 规范检查没有发现不符合的规则和空转信号，没有可以责令整改的。
findings = 要整改的
findings-hint = 一条不符合的规则，或者规定数量的空转信号，才能责令整改。
a-failure = 不符合
a-signal = 空转信号
found-title = { $title }（{ $kind }）
found-hint = { $evidence }（{ $clause }）
see-report = 查看规范检查
fault-finding = 这一项今天已经符合，请重新勾选。
fault-tasks = 最多 { $n } 项。
evidence = 街道的说明
evidence-hint = 依据由系统列出，这里写还要说明的。
see-evidence = 查看当时的规范检查
tasks = 另外的整改要求
tasks-hint = 一行一项。
found-now = 今天：{ $evidence }
passes-now = 复查通过
left-open = 没有整改
despite = 复查还没有通过的
despite-hint = 确需恢复运行的，逐项勾选，并在下面写明理由。
rectify-done = 已责令整改。
points = 整改清单
points-of-end = 交接清单
mended = 已整改
to-mend = 待整改
outcome = 结论说明
explanation = 说明
do-explain = 说明和整改
explain-lead = 可以说明情况，也可以逐项报告整改结果。
about-what = 关于
whole-explanation = 总体说明
explained-done = 已提交，街道已收到。
do-conclude = 整改验收
conclude-lead = 复查全部通过的恢复运行；期满仍未完成，或者楼委会已作说明的，可以提请撤销。
verdict-mended = 整改完成，恢复运行
verdict-failed = 未完成整改，提请撤销
concluded-done = 已结束整改。

# Dissolution.
dissolution = 撤销
dissolution-title = 撤销{ $name }
do-dissolve = 启动撤销
dissolve-lead = 先交接：没有办完的项目、会议和承诺都要有人接手，才能撤销。
dissolve-done = 已启动，请办理交接。
do-hand-over = 办理交接
hand-over-lead = 逐项写明由谁接手。
what-is-open = 没有办完的
receiver = 接手方
receiver-hint = 现在有人负责的岗位，或者本楼的单位。没有办完的事转到其名下。
fault-nobody-there = 这里没有人代表该单位。请另选接手方，或者先请其确定代表。
fault-own-creditor = 这件事本来由其办理，不能由其自己确认。请另选接手方。
handed-over-done = 已记入交接单。
taken-by = 由{ $name }接手
in-nobodys-hands = 无人接手
do-end = 撤销楼委会
dissolved-done = 已撤销，席位和职务到此结束。

# Refusals.
not-now = 目前是“{ $state }”，不能{ $step }。
still-on-notice = 公示到{ $date }，期满后才能备案。
notice-is-over = 公示已于{ $date }结束。
objections-open = 还有异议没有答复。
unmet = 还没有达到这项条件：“{ $what }”。
suspect = { $name }{ $article }可能涉及{ $matter }，还没有核对。
named-too-late = “{ $material }”上次就能看到而没有指出，现在不能再作为退回的理由。
has-committee = 这座楼已经有楼委会。
runs-already = 已经有一件正在办理。
not-your-side = 您不代表这一方，不能替它确认。
done-already = 已经办过了。
nothing-mended = 人选和材料没有改动，不能选“已更正”。
way-mend-first = 请筹备方先变更人选，再选这一项。
receipt-code = 回执码 { $code }。请记下来：凭码可以再打开这一页，看复核的答复。
end-lead = { $open ->
    [0] { $name }将被撤销：{ $seats } 个席位和有关职务随即终止，已移交 { $handed } 项。撤销后不能恢复。
   *[other] { $name }将被撤销：{ $seats } 个席位和有关职务随即终止。已移交 { $handed } 项，还有 { $open } 项没有接手方，要先移交。
}
waits-objections = 公示到{ $until }；期满没有异议的，区里在{ $due }前批复备案。
waits-conditions = 还有 { $n } 项条件没有达到。
put-right-first = 楼委会正在整改，换届不能备案。
way-put-right = 先办完整改验收。
own-application = 这份申请由您提交，请由其他经办人受理和审核。
seated-already = 这位已经在名单里。
other-side = 这个席位由另一方提名。
not-a-member = 主任只能从有表决权的委员中选出。
extended-already = 已经申请延期，等街道答复。
no-more-extensions = 按规则每届最多延期 { $n } 次，不能再延。
too-long = 最长只能延到{ $date }。
not-handed-over = 还有 { $n } 项没有人接手，不能撤销。
tasks-open = 还有 { $n } 项没有整改。
not-enough = 责令整改要有一条不符合的规则，或者 { $n } 项空转信号。
still-red = 复查没有通过：{ $what }。
canonical = 已经是规范名称。
too-many-objections = 不署名的异议提得太多了。
way-mend = 去办理这一项。
way-suspect = 核对后认为可以的，勾选这一条；不能成立的，驳回并写明条款。
way-other-clerk = 请街道另派一名经办人办理。
way-reload = 刷新页面，看现在该办什么。
way-wait = 等公示期满再办。
way-subdistrict = 请直接联系街道。
way-recheck = 请街道先复核答复。
way-once = 请受理，或者只指出上次指出过的和改动过的。
way-renew = 届满前系统自动启动换届。
way-open = 请打开正在办理的那一件。
way-delegate = 请由该方的代表办理。
way-other-person = 请换一位人选。
way-member = 请选一位有表决权的委员。
way-wait-answer = 等街道答复后再办。
way-renew-now = 请抓紧换届。
way-hand-over = 请先在交接单里逐项写明接手方。
way-tasks = 请楼委会逐项整改并报告。
way-not-enough = 请从规范检查的结果里勾选；都符合的，不用整改。
way-still-red = 请楼委会整改后再验收；确需恢复运行的，勾选这一项并写明理由。
way-sign-in = 请登录后署名提出，或者过一会儿再提。

# Notices.
notice-submitted = { $name }已提交申请，请在{ $date }前办理。
notice-accepted = { $name }已受理，{ $date }前审核。
notice-returned = { $name }的申请退回补正，缺项已一次列明。
notice-reviewed = { $name }审核通过。
notice-rejected = { $name }的申请被驳回。
notice-withdrawn = { $name }的筹备已撤回。
notice-published = { $name }开始公示，到{ $date }。
notice-objected = { $name }收到异议，请复核。
notice-rechecked = 您对{ $name }的异议已答复：{ $finding }。
notice-filed = { $name }已备案（{ $number }），请在{ $date }前召开首次会议。
notice-established = { $name }已成立，开始运行。
notice-again = { $name }的首次会议没有完成全部议程，请再召集。
notice-no-candidate = { $name }的主任候选人都没有选上，请增加候选人。
notice-renew = { $name }任期至{ $date }，换届已启动。
notice-expired = { $name }任期已于{ $date }届满，换届没有完成。
notice-founding-late = { $name }逾期：{ $state }。
notice-extension = { $name }申请延期换届至{ $date }。
notice-granted = { $name }延期换届已批准。
notice-refused = { $name }延期换届没有批准。
notice-vacancy = { $body }的{ $kind }席位空缺，请补选。
notice-vacancy-late = { $kind }席位逾期没有补选。
notice-file-change = { $kind }席位已补选，请办理变更备案。
notice-change-filed = 补选的变更已备案。
notice-not-elected = 补选人选没有通过，请另行提名。
notice-renamed = { $old }已更名为{ $name }。
notice-rectify = { $name }被责令整改，{ $date }前完成。
notice-explained = 楼委会对整改作了说明。
notice-rectification-late = 整改逾期没有完成。
notice-propose-dissolution = 整改没有完成，街道提请撤销。
notice-concluded = 整改已有结论。
notice-proposed = 您被提名为{ $name }的{ $seat }人选。如果不是您本人的意愿，请告诉筹备组。
notice-nominated = 您被提名补选{ $seat }。如果不是您本人的意愿，请告诉楼委会秘书。
notice-handed-over = 楼委会撤销，“{ $title }”移交给您接手。
notice-dissolution = 区里启动撤销{ $name }，{ $date }前完成交接。

# Timeline.
line-started = { $kind ->
    [founding] 开始筹备{ $name }
   *[renewal] { $name }换届启动
}
line-edited = 修改声明和草案
line-initiator = 邀请发起人：{ $side }，{ $name }
line-initiator-removed = 移出发起人：{ $name }
line-willing = { $name }确认意愿书
line-proposed = 提出人选：{ $kind }
line-unproposed = 移出人选：{ $kind }
line-attested = 承诺 { $n } 项条件
line-submitted = 提交申请，{ $date }前办理
line-accepted = 受理，{ $date }前审核
line-returned = 退回补正：{ $list }
line-signed-subdistrict = 街道党工委审核通过
line-signed-district = 区里审核通过
line-looked = 逐条核对了 { $n } 处涉嫌不合法的内容
line-reviewed = 审核通过
line-rejected = 驳回，依据{ $clause }
line-withdrawn = 撤回，不再筹备
line-ended = 楼委会撤销，随之终止
line-published = 公示，到{ $date }
line-objected = 收到异议
line-rechecked = 复核：{ $finding }
line-filed = 备案，{ $number }，{ $date }前召开首次会议
line-called = 召集首次会议，{ $date }
line-nominated = 提名第 { $n } 位主任候选人
line-motion-passed = { $about }：通过
line-motion-failed = { $about }：未通过
line-established = 成立，开始运行
line-late = 逾期：{ $state }，原定{ $date }
line-extension-asked = 申请延期换届至{ $date }
line-extension-granted = 批准延期至{ $date }
line-extension-refused = 没有批准延期
line-expired = 任期于{ $date }届满，换届没有完成
line-resigned = 辞去席位：{ $kind }
line-vacancy = { $kind }席位空缺，{ $date }前补选
line-seat-named = { $kind }席位提名就任
line-seat-to-vote = { $kind }席位提名，待表决
line-not-elected = { $kind }席位补选未通过
line-filled = { $kind }席位已补选
line-lapsed = { $kind }席位不再补选
line-change-filed = { $kind }席位变更备案
line-rectify = 责令整改 { $n } 项，依据{ $clause }，{ $date }前完成
line-explained = 楼委会作出说明
line-mended = 整改一项
line-rectified = 整改完成，恢复运行
line-not-rectified = 未完成整改，提请撤销
line-dissolution = 启动撤销，{ $date }前完成交接
line-handed-over = 一项移交给{ $name }
line-handed-over-to-firm = 一项移交给本楼单位
line-dissolved = 撤销，移交 { $n } 项
