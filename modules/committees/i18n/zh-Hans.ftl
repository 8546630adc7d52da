nav-rules = 规则
charters = 公约和规则
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
    [other] 未注明
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
seat-other = 未注明
position = { $code ->
    [chair] 主任
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
roster-fault = { $fault ->
    [no_name] 没有姓名，这一席按空缺登记
    [twice] 与第 { $word } 行重复，只登记一次
    [second_seat] 同一人另有一席，两席都先登记
    [which_person] 同名的不止一人，先按新登记的人处理，请填写登录名
    [unknown_organisation] 单位名录里没有“{ $word }”，单位先空着
    [unknown_seat] 席位类别“{ $word }”不认识，先登记为未注明；可写党组织、产权方、物业、企业、员工、居民区、政府、社会组织
    [unknown_position] 职务“{ $word }”不认识，先登记为委员；可写主任、副主任、委员、秘书、列席
    [dates] 届期“{ $word }”缺漏或者不可能，先按本组织的任期登记
    [ends_before] 届期止“{ $word }”早于届期起，先按本组织的任期登记
   *[unknown_status] 法律地位“{ $word }”不认识；可写非法人、基层群众性自治组织、社会组织
}
notice-renamed = “{ $local }”按规则统一称“{ $name }”，原来的名称作为俗称保留。
new-person = 系统里没有这个人，将新登记

# Timeline.
line-body-registered = 登记{ $name }，任期至{ $until }
line-body-renamed = “{ $local }”统一称“{ $name }”
line-seat-taken = 就任：{ $kind }，{ $position }
line-seat-lost = 席位空缺：{ $kind }
line-body-state = 状态变为：{ $state }
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
    [unstated] 没有声明
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
