nav-rules = 规则

# The rules page.
rules-of = { $place }适用的规则
rules-layers = 由高到低：{ $layers }，下级只能更严。
rules-intro = 建议稿不是法律，市里、区里发布自己的规则后以其为准。
rule-label = 规则
rule-value = 值
rule-clause = 条款
rules-contents = 目录
rules-clauses = 条款
standing-law = 法律
standing-regulation = 法规
standing-draft = 建议稿
rule = { $name ->
    [body-seats_most] 委员最多人数
    [body-odd] 委员为单数
    [body-enterprise_share] 同一企业委员占比上限
    [body-chairs] 主任人数
    [body-term_months] 任期（月）
    [body-quarter_meetings] 每季度至少开会次数
    [body-quiet_days] 多少日没有实质活动即提醒
    [seats-party_least] 党组织代表至少人数
    [seats-owner_least] 产权方代表至少人数
    [seats-property_least] 物业代表至少人数
    [seats-enterprise_least] 企业代表至少人数
    [seats-employee_least] 普通员工代表至少人数
    [seats-residents_most] 居民区代表最多人数
    [founding-enterprises_least] 发起企业至少家数
    [founding-accept_work_days] 受理期限（工作日）
    [founding-review_days] 审核期限（日）
    [founding-publish_work_days] 审核通过后公示期限（工作日）
    [founding-notice_days] 设立公示期（日）
    [founding-recheck_work_days] 异议复核期限（工作日）
    [founding-file_work_days] 批复备案期限（工作日）
    [founding-first_meeting_days] 首次会议期限（日）
    [founding-first_meeting_share] 首次会议到会比例
    [founding-fill_days] 补选期限（日）
    [founding-renew_months] 届满前多少个月启动换届
    [founding-extension_months] 延期换届上限（月）
    [founding-extensions] 延期换届次数上限
    [founding-extension_work_days] 延期申请答复期限（工作日）
    [founding-red_signals] 多少项空转信号即整改
    [founding-rectify_days] 整改期限（日）
    [founding-handover_days] 撤销、离任交接期限（日）
    [handover-calendar_days] 交接日程向后看的天数（日）
    [handover-first_days] 新任上岗期（日）
    [captains-accept_work_days] 楼层长人选答复期限（工作日）
    [captains-inquiry_work_days] 楼层征询期（工作日）
    [captains-objection_work_days] 答复楼层征询异议期限（工作日）
    [captains-acknowledge_work_days] 楼层长确认履职清单期限（工作日）
    [captains-appoint_work_days] 楼层长聘任期限（工作日）
    [captains-term_months] 楼层长任期（月）
    [captains-floors_most] 一人最多负责几层
    [captains-substitute_days] 一次代理最多几日
    [captains-handover_work_days] 楼层长交接期限（工作日）
    [captains-vacancy_work_days] 楼层长补缺期限（工作日）
    [issues-triage_days] 归并分派期限（工作日）
    [issues-captain_days] 楼层长办理期限（工作日）
    [issues-building_days] 物业、楼委会办理期限（工作日）
    [issues-subdistrict_days] 街道办理一般问题期限（工作日）
    [issues-subdistrict_hard_days] 街道办理疑难问题期限（工作日）
    [issues-department_days] 部门办理期限（工作日）
    [issues-escalations] 超期自动上报次数上限
    [issues-silence_days] 多少日不答复视为确认
    [issues-reopen_days] 多少日内可以要求重办
    [issues-petition_share] 员工联名列入议题的比例
    [issues-petition_least] 联名最少人数
    [issues-petition_enterprises] 企业联名列入议题的家数
    [issues-coordination_days] 协调期限（日）
    [meetings-notice_days] 会议提前通知（工作日）
    [meetings-quorum] 到会人数要求
    [meetings-recusal] 利害关系人回避
    [meetings-majority] 决议通过比例（全体委员）
    [meetings-charter_majority] 公约、议事规则通过比例
    [meetings-deferrals] 议题最多延期次数
    [meetings-minutes_days] 纪要期限（工作日）
    [meetings-notice_period_days] 决议公示期（工作日）
    [meetings-revisit_days] 协议达成后回访（日）
    [projects-make_days] 决议生效后立项期限（工作日）
    [projects-issues_least] 立项至少对应的报事数
    [projects-review_days] 项目审核期限（工作日）
    [projects-claim_days] 认领期（工作日）
    [projects-unclaimed_days] 流标处理期限（工作日）
    [projects-award_days] 认领审核期限（工作日）
    [projects-plan_days] 制定计划期限（工作日）
    [projects-answer_days] 对方确认期限（工作日）
    [projects-supervise_days] 逾期多少工作日后督办
    [projects-settle_days] 退出交接期限（工作日）
    [projects-accept_days] 验收期限（工作日）
    [projects-tracking_days] 验收后回访（日）
    [appraisal-appraisers] 抽取评议员人数
    [appraisal-neutral_share] 利益无关评议员比例
    [appraisal-ordinary_share] 普通员工评议员比例
    [alarms-look_back_days] 空转信号回看天数
    [alarms-owner_absences] 产权方连续缺席几次即提示
    [alarms-empty_meetings] 几次空会即提示
    [alarms-follow_up_days] 决定应在多少日内公布
    [alarms-copied_share] 纪要雷同达到多少即提示
    [alarms-late_days] 迟于多少日为补录
    [alarms-late_records] 几项补录即提示
    [alarms-uncited_days] 制度多少日未被引用即提示
    [appraisal-open_days] 评议期（工作日）
    [appraisal-scores_least] 公布平均分至少份数
    [appraisal-improve_days] 整改期限（工作日）
    [party-branch_least] 单独成立党支部的正式党员数
    [party-joint_most] 联合党支部覆盖单位
    [party-project_months] 工程、项目单独成立党支部的月数
    [party-branch_most] 一个党支部的党员数
    [party-board_least] 设支部委员会的正式党员数
    [party-deputy_most] 副书记最多人数
    [party-general_least] 设党总支的党员数
    [party-committee_least] 设基层党委的党员数
    [party-union_least] 建立工会的会员数
    [party-committee_years] 基层党委任期（年）
    [party-general_years] 党总支任期（年）
    [party-branch_years] 党支部任期（年）
    [party-secretary_years] 书记党龄（年）
    [party-levels] 逐级隶属
    [party-willingness] 须有企业书面意愿
    [party-vacancy_days] 书记空缺（日）
    [party-acting_days] 代理书记（日）
    [party-declared_least] 显示亮明身份汇总的最少人数
    [party-duty_days] 履职记录（日）
    [party-count_days] 核对党员人数（日）
    [covenants-comment_days] 公约草案征求意见期（日）
    [covenants-submit_days] 征求意见期满后提请审议期限（日）
    [covenants-sign_share] 楼内单位签署比例
    [covenants-sign_days] 生效后签署期限（日）
    [covenants-remind_days] 施行后第几日提醒尚未签署的
    [covenants-breach_days] 违约情况答复期限（工作日）
    [covenants-unused_months] 多少个月没有引用视为沉睡
   *[body-seats_least] 委员最少人数
}

rule-layer = 由谁规定
rule-source = 来源
layer = { $code ->
    [city] 市
    [district] 区
    [building] 本楼
   *[model] 建议稿
}
in-force = 施行中的文件
since = 自{ $day }起
rules-as-of = { $day }适用的规则
overruled = 下级文件低于上级要求，以上级为准
rules-tower = 楼宇名称
rules-no-tower = 没有这座楼，下面是全区的规则
rules-on = 日期
rules-show = 查看
tower-rules = 规则文件（期限和人数）
section = { $code ->
    [seats] 席位
    [founding] 设立、换届与撤销
    [issues] 报事
    [meetings] 会议
    [projects] 项目
    [appraisal] 评议
    [captains] 楼层长
    [covenants] 公约和议事规则
    [party] 党组织
    [handover] 交接
    [alarms] 空转信号
   *[body] 组成与任期
}
list = { $code ->
    [condition] 设立条件
    [document] 应有的文件
    [article] 文件应有的条款
    [right] 权利
    [duty] 职责
    [requirement] 任职要求
    [unlawful] 公约和规则不能规定的事
   *[reserved] 楼委会不能决定的事
}
list-entry = { $name }（一条）
name-of = { $code ->
    [short] 简称
    [deliberation] 议事会的名称
    [coordination] 协调会的名称
    [appraisal] 评议会的名称
    [aliases] 当地叫法
    [party] 党组织名称的词尾
   *[canonical] 规范名称
}
template = { $code ->
   *[residents-committee] 居民委员会模式
}

# Documents.
document-version = 第 { $version } 版
document-state = { $state ->
    [coming] 将施行
    [in_force] 施行中
    [replaced] 已被代替
    [withdrawn] 已撤回
   *[draft] 未发布
}
document-text = 文件原文
document-download = 下载 TOML
versions-title = 历次文件
others-title = 将要施行和已被代替的文件
changes-title = 有什么不同
changes-none = 没有不同。
change-before = 原来
change-after = 现在
change-nothing = 没有
overrules-title = 低于本文件的下级文件
overrules-intro = 从生效日起，这些文件中的下列规则以本文件为准。
draft-waits = 文件没有错误，还没有发布。
draft-final = 发布后不能修改，只能由新版本代替；相关楼委会秘书会收到通知。
draft-late = 生效日已经过去：从那天到今天已经办理的事不变。
withdraw-button = 撤回
withdraw-lead = 文件还没有施行，可以撤回；撤回后不再施行，记录保留。更正后请用更大的版本号重新发布。
withdraw-words = 撤回的理由
document-withdrawn = 已撤回《{ $title }》。
told-withdrawn = 规则不变：《{ $title }》在施行前已撤回
line-withdrawn = 撤回规则《{ $title }》第 { $version } 版，未施行
refused-needed = 《{ $title }》引用了这份文件的条款，撤回后没有依据。
way-out-needed = 先撤回或者改好那份文件。
refused-not-coming = 文件已经施行或者已经撤回，不能再撤回。
way-out-not-coming = 需要改变的，发布新版本。
issue-button = 发布
document-issued = 已发布《{ $title }》。
compare-title = 比较两份文件
compare-button = 比较
compare-choice = { $title }（第 { $version } 版，{ $day }起）

# Handing in a document.
upload-title = 上传规则文件
upload-intro = 市里或者区里的文件，适用于全区。上传后先检查，再发布。
upload-intro-tower = { $tower }自己的文件，只能比上级更严。上传后先检查，再发布。
upload-template = { $layer ->
    [city] 下载市级起草文件
    [district] 下载区级起草文件
   *[building] 下载本楼起草文件
}
upload-button = 检查
upload-promise = 检查不会改变任何规则。
document-file = 文件
document-file-hint = TOML 格式，UTF-8 编码，不超过 1 MB。
document-words = 或者粘贴文件内容
fault-not-text = 第 { $line } 行不是 UTF-8 编码的文字；用记事本另存为 UTF-8 再上传
fault-no-document = 选择文件，或者粘贴内容
line-only = { $line ->
    [0] { $reason }
   *[other] 第 { $line } 行：{ $reason }
}
at-line = { $line ->
    [0] { $key }：{ $reason }
   *[other] 第 { $line } 行 { $key }：{ $reason }
}
refused-overtaken = 检查之后又发布了别的文件，与这份不一致。
way-out-overtaken = 重新检查这份文件。
template-head = 起草用。去掉行首的 # 就规定一条；只写要改变的规则，下级只能更严。

# Faults of a document.
fault-too-long = 文件超过 1 MB，不是规则文件
fault-toml = 不是 TOML 格式：{ $message }
fault-unknown-key = 没有这一项；可以写的有：{ $known }
fault-missing = 缺少这一项
fault-twice = 重复了
fault-too-many = 超过 { $n } 条
expected-text = 应当是 1 至 1000 字的文字
expected-whole = 应当是 { $least } 至 { $most } 的整数
expected-date = 应当是日期，例如 2026-09-01
expected-one-of = 应当是其中之一：{ $all }
expected-table = 应当是一张表，例如 { "{" } value = 5, clause = "规则 7" { "}" }
expected-list = 应当写成若干个 [[{ $name }]]
expected-words = 应当是一串词，例如 ["楼委会"]
expected-flag = 应当是 true 或者 false
expected-share = 应当是比例，例如 "2/3" 或者 ">1/2"（超过一半），不大于 1
expected-days = 应当是由小到大的天数，例如 [30, 90, 180]
fault-layer = 这份文件属于“{ $layer }”一层，已有“{ $top }”一层的文件在上面
fault-loosens = 放宽了上级规定：这里是 { $below }（{ $clause }：{ $low }），上级是 { $above }（{ $law }：{ $high }；{ $layer }），下级只能更严
fault-names = 名称由市里统一，下级文件不能改
fault-stands-above = 上级文件已经规定，下级文件不能再写：上级是 { $law }（{ $high }；{ $layer }），这里是 { $clause }（{ $low }）
fault-loses-words = 这一条来自 { $law }（{ $high }），{ $clause }（{ $low }）不能减少它的识别词，应当保留：{ $words }
fault-clause-above = 上级文件已有这个条款，不能改写：上级是“{ $high }”（{ $layer }），这里是“{ $low }”。换一个 id
fault-clause = 文件里没有条款“{ $id }”
fault-seats = 最少 { $least } 人，比最多 { $most } 人还多
fault-kinds = 各类委员的下限加起来有 { $least } 人，超过上限 { $most } 人
fault-based-on = 只有市里的文件可以以模板为底本
fault-place = { $building ->
    [1] 应当是本楼的文件，写 layer = "building"
   *[0] 应当是市里或者区里的文件，写 layer = "city" 或者 "district"
}
fault-version = 版本号应当大于已发布的第 { $newest } 版
fault-not-later = 已有自{ $day }起施行的文件，生效日应当更晚
fault-far-ahead = 生效日在 { $years } 年以后，请核对年份

# Timeline.
line-issued = 发布规则《{ $title }》第 { $version } 版，自{ $day }起施行
told-issued = 规则有变：《{ $title }》自{ $day }起施行
