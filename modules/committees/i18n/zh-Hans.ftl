nav-rules = 规则
members = 委员
no-members = 还没有委员。
name = 姓名
position-label = 职务
stands-for = 代表
organisation = 单位
until-label = 任期至
no-vote = 无表决权
ordinary = 普通员工
vacant = （空缺）
term = 任期 { $term }
voting-seats = 有表决权的 { $n } 席
seat-kind = { $code ->
    [party] 党组织
    [owner] 产权方
    [property] 物业
    [enterprise] 企业
    [employee] 员工
    [residents] 居民区
    [government] 政府
   *[social] 社会组织
}
seat-party = 党组织
seat-owner = 产权方
seat-property = 物业
seat-enterprise = 企业
seat-employee = 员工
seat-residents = 居民区
seat-government = 政府
seat-social = 社会组织
position = { $code ->
    [chair] 主任（书记）
    [vice_chair] 副主任（副书记）
    [secretary] 秘书
    [attending] 列席
   *[member] 委员
}

# On a tower's page.
in-charge = 谁负责
all-members = 全部委员
committee = 楼委会
no-committee = 还没有楼委会
chair = 主任
secretary = 秘书
party = 党组织
captains = 楼层长
comma = ，
tower-members = { $n } 名委员，任期至{ $until }
captain-count = { $n } 位（共 { $floors } 层）

# Faults of rosters.
unknown-building = 没有这座楼，请先导入楼宇表
unknown-body = 组织名称看不出是哪一类：“{ $name }”。可写楼委会、楼务会、楼管会、楼事会、楼宇党委等
unknown-seat = 席位类别不认识：“{ $word }”。可写党组织、产权方、物业、企业、员工、居民区、政府、社会组织
unknown-position = 职务不认识：“{ $word }”。可写主任、副主任、委员、秘书、列席
unknown-organisation = 单位名录里没有这个单位
ends-before = 届期止早于届期起
twice-in-file = 与第 { $line } 行重复
which-person = 不能确定是哪一位，请填写登录名
new-person = 系统里没有这个人，将新登记

# Timeline.
line-body-registered = 登记{ $name }，任期至{ $until }
line-seat-taken = 就任：{ $kind }，{ $position }
line-seat-lost = 席位空缺：{ $kind }
line-body-state = 状态变为：{ $state }
line-body-renamed = 更名：{ $from }改称{ $to }
line-seat-ended = 席位任至{ $on }

# Its life, and what it is before the law.
body-state = { $code ->
    [filed] 已备案，待首次会议
    [active] 运行
    [renewing] 换届
    [rectifying] 整改
   *[dissolved] 已撤销
}
legal-status = { $code ->
    [none] 不具有法人资格
    [grassroots] 基层群众性自治组织
   *[registered] 登记的社会组织
}
state-label = 状态
legal-label = 法律地位
legal-limit = 不能作为合同当事人，不能以自己的名义收付款、开立账户。需要签约的，由产权方、物业或者登记的组织签。
filed-label = 备案
filed-with = { $number }，{ $on }
no-legal-person = { $name }不具有法人资格，不能作为签约或者承诺的一方。
way-legal-person = 请由产权方、物业或者登记的组织签约、认领；楼委会负责议定和监督。
