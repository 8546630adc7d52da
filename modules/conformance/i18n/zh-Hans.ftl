# The report of a body.
title = { $name }规范检查
lead = 按{ $day }的情况和当天适用的规则检查。
as-of = 查看日期
colon = ：
look = 查看
go-today = 回到今天
body-page = 楼委会组成
rules-page = 适用的规则
all-bodies = 各楼委会
nav-conformance = 规范检查
link-report = 规范检查
on-tower = 楼委会规范情况
tower-fine = 没有不符合项
summary = 不符合 { $fails } 项，需注意 { $warns } 项，符合 { $passes } 项
counts = 不符合 { $fails } 项，需注意 { $warns } 项
fails = 不符合
warns = 需注意
signals = 空转信号
signals-hint = 列出证据，不打分；由街道听取说明后处理。
passes = 符合
red = 空转信号已有 { $n } 项。达到 { $least } 项的，由街道听取说明后启动整改（{ $clause }）。
mended = 近期已改正
mended-line = { $rule }：{ $since }起不符合，{ $on }改正
nothing-wrong = 没有不符合和需要注意的事项。
dissolved = 本组织已撤销，不再检查。
not-yet = 这一天本组织还没有登记。
how-to-mend = 怎样改正
mend-here = 去处理
evidence = 依据
since = { $day }起
clause-of = 条款
verdict = { $code ->
    [fail] 不符合
    [warn] 需注意
   *[pass] 符合
}
rule = { $code ->
    [seats] 委员总数
    [odd] 委员为单数
    [party_seats] 党组织席位
    [owner_seats] 产权方席位
    [property_seats] 物业席位
    [enterprise_seats] 企业代表席位
    [employee_seats] 普通员工代表席位
    [residents_seats] 居民区席位
    [ordinary] 普通员工代表不任管理职务
    [enterprise_share] 同一企业席位占比
    [chair] 主任
    [two_seats] 一人不占两席
    [employed] 委员在职
    [vacancy] 缺额补选
    [term_length] 届期长度
    [term] 任期
    [name] 规范名称
    [name_unique] 名称不重复
    [legal_status] 法律地位
    [filed] 备案
    [document] 应有制度
    [article] 必备条款
    [secretary] 秘书
    [captains] 楼层长
    [roster] 名册差错
    [quarter_meetings] 每季度开会
    [quiet] 静默天数
    [owner_absent] 产权方缺席
    [empty_meetings] 空会
    [copied_minutes] 纪要雷同
    [late_records] 事后补录
   *[uncited] 制度沉睡
}
title-document = 应有制度：{ $document }
title-article = { $document }必备条款：{ $article }
number-exact = 现有 { $n }，应为 { $exact }
number-between = 现有 { $n } 席，应为 { $least } 至 { $most } 席
number-least = 现有 { $n } 席，至少 { $least } 席
number-most = 现有 { $n } 席，至多 { $most } 席
is-odd = 有表决权的 { $n } 席，为单数
is-even = 有表决权的 { $n } 席，为双数
leading-none = 没有发现担任管理职务的
leading = { $n } 位登记为普通员工的委员另任单位代表、物业或者产权方负责人（{ $firms }）
share = { $firm }占 { $n } 席，共 { $total } 席；上限 { $share }
two-none = 没有一人占两席的
two = { $n } 人占了两席（{ $kinds }）
unemployed-none = 委员都有经确认的在职登记
unemployed-nowhere = { $n } 位委员没有经确认的在职登记
unemployed = { $n } 位委员在所代表单位没有经确认的在职登记（{ $firms }）
vacant-none = 没有缺额
vacant = 缺额 { $n } 席，应在 { $most } 日内补选
vacancy = { $kind }（{ $position }）：{ $since }起空缺，已 { $days } 天
term = { $from }至{ $until }，规则为每届 { $months } 个月
ends = 至{ $until }，还有 { $days } 天；届满前 { $renew } 个月启动换届
ended = { $until }届满，已过 { $days } 天
name-right = { $name }
name-local = 规范名称为{ $name }，日常仍称“{ $local }”
name-wrong = 现称“{ $name }”，应称“{ $wanted }”
same-none = 全区没有同名的组织
same = 全区有 { $n } 个组织用这一名称
status = { $code ->
    [none] 非法人：不能作为合同一方，不能开户
    [grassroots] 基层群众性自治组织
    [registered] 登记的社会组织
   *[unstated] 没有载明法律地位
}
filed = 备案号 { $number }
not-filed = 没有备案号
adopted = { $day }通过
not-adopted = 没有通过
article-there = 已载明
article-missing = 缺这一条
secretary-there = 已明确
secretary-missing = 没有明确秘书
floors-all = { $occupied } 个有企业的楼层都有楼层长
floors = { $occupied } 个有企业的楼层中，{ $n } 层没有楼层长：{ $floors }
roster = 名册中有 { $n } 处差错，已先按能登记的登记
roster-line = 第 { $line } 行：{ $fault }
quarter = { $year }年第 { $quarter } 季度开会 { $n } 次，至少 { $least } 次
quiet = 最近一次实质活动在{ $since }，已 { $days } 天；超过 { $most } 天即提示
owner-there = 最近的会议有产权方代表到会（一年内 { $of } 次会议）
owner-absent = 最近连续 { $n } 次会议没有产权方代表到会
empty = 一年内 { $of } 次议事会中，{ $n } 次没有决定或者没有及时公布；{ $signal } 次即提示
copied-none = 没有发现与以往雷同的纪要
copied = { $n } 份纪要与以往雷同
copied-line = { $meeting }的纪要与第 { $of } 次的雷同 { $percent }%
late-none = 没有发现事后补录
late = { $n } 项记录迟于规定录入
late-line = { $meeting }：记录迟了 { $days } 天
late-missing = { $meeting }：纪要 { $days } 天没有公布
uncited-none = 通过的制度都有引用
uncited = 一年内没有被引用：{ $documents }
meeting = 第 { $number } 次会议（{ $day }）
mend = { $code ->
    [seats] 增补或者减少委员，使总数在规定范围内，并报备案
    [odd] 增补或者减少一名委员，使总数为单数
    [party_seats] 请楼宇党组织推荐委员
    [owner_seats] 请产权方推荐委员
    [property_seats] 请物业推荐委员
    [enterprise_seats] 请入驻企业推荐委员
    [employee_seats] 由普通员工推荐不任管理职务的委员，登记为普通员工
    [residents_seats] 减少居民区代表
    [ordinary] 核实职务；任管理职务的改由普通员工担任
    [enterprise_share] 请该企业让出席位，由其他企业推荐
    [chair] 召开会议选举一名主任
    [two_seats] 每人保留一席，另一席重新推荐
    [employed] 请所在单位确认在职；已离职的补选
    [vacancy] 由原推荐方推荐人选，补选并备案
    [term_length] 按规定的届期重新确定任期，延期须经批准
    [term] 启动换届
    [name] 对外统一用规范名称，标牌和印件更换，原名称作为俗称
    [name_unique] 核对楼名，使名称在全区唯一
    [legal_status] 在名册“法律地位”一栏载明后重新导入
    [filed] 报区里备案，在名册“备案号”一栏填写后重新导入
    [document] 起草并在会议上通过
    [article] 修订并补上这一条
    [secretary] 任命楼委会秘书
    [captains] 为这些楼层聘任楼层长
    [roster] 更正名册后重新导入
    [quarter_meetings] 本季度尽快召开会议
    [quiet] 从未办结的事项中选题议事，或者跟进已有的项目
    [owner_absent] 与产权方商定参会代表，说明与其有关的议题
    [empty_meetings] 会上形成决定，会后及时公布
    [copied_minutes] 按实际情况重写纪要
    [late_records] 当日录入，及时公布纪要
   *[uncited] 作决定时引用相应的制度，不适用的修订或者废止
}
notice-fails = { $body }规范检查有新的不符合项：{ $rules }。

# All bodies.
list-title = 各楼委会规范情况
list-lead = 按街道和楼名排列，不排名。
map-link = 楼宇分布图
filter-subdistrict = 街道
filter-rule = 事项
any-subdistrict = 全部街道
any-rule = 全部事项
show = 筛选
col-body = 楼委会
col-state = 状态
col-findings = 检查结果
col-items = 不符合和需注意的事项
none-found = 没有符合条件的楼委会。
pages = 翻页
more = 下一页
in-order = 按街道和楼名
mended-count = 近期已改正：{ $rules }
fine = 没有发现问题
state = { $code ->
    [none] 未建
    [founding] 筹建中
    [active] 运行
    [renewing] 换届
    [rectifying] 整改
   *[expired] 已届满
}
checked-on = { $day }检查

# The map.
map-title = { $place }楼宇分布图
map-lead = 每个图形是一座楼，高矮按层数，颜色按楼委会状态；按楼名排列，不排名。
map-label = { $place }共 { $n } 座楼：{ $states }
map-state = { $state } { $n } 座
map-list = 文字列表
map-tower = { $name }，{ $floors } 层：{ $state }
map-none = 还没有楼。
list-link = 各楼委会规范情况
