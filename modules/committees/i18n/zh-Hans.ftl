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

# The rules page.
rules-intro = 系统按这些规则运行。建议稿不是法律，区里发布自己的规则后以区里的为准。
rules-numbers = 数字
rule-label = 规则
rule-value = 值
rule-clause = 条款
rules-reserved = 楼委会不能决定的事
rules-clauses = 条款
standing-law = 法律
standing-regulation = 法规
standing-draft = 建议稿
rule = { $name ->
    [body-seats_most] 委员最多人数
    [body-term_months] 每届任期（月）
    [issues-triage_days] 归并分派期限（工作日）
    [issues-captain_days] 楼层长办理期限（工作日）
    [issues-building_days] 物业、楼委会办理期限（工作日）
    [issues-subdistrict_days] 街道办理一般问题期限（工作日）
    [issues-subdistrict_hard_days] 街道办理疑难问题期限（工作日）
    [issues-department_days] 部门办理期限（工作日）
    [issues-escalations] 超期自动上报次数上限
    [issues-silence_days] 多少日不答复视为确认
    [issues-reopen_days] 多少日内可以要求重办
    [issues-decline] 退回必须说明理由
    [issues-petition_share] 员工联名列入议题的比例
    [issues-petition_least] 联名最少人数
    [issues-petition_enterprises] 企业联名列入议题的家数
    [issues-coordination_days] 协调期限（日）
    [meetings-notice_days] 会议提前通知（工作日）
    [meetings-quorum] 到会人数要求
    [meetings-recusal] 利害关系人回避
    [meetings-majority] 决议通过比例（全体委员）
    [meetings-charter_majority] 公约、议事规则通过比例
    [meetings-remote_counts] 远程参加计入到会
    [meetings-deferrals] 议题最多延期次数
    [meetings-minutes_days] 纪要期限（工作日）
    [meetings-notice_period_days] 决议公示期（工作日）
    [projects-make_days] 决议生效后立项期限（工作日）
    [projects-issues_least] 立项至少对应的报事数
    [projects-review_days] 项目审核期限（工作日）
    [projects-claim_days] 认领期（工作日）
    [projects-unclaimed_days] 流标处理期限（工作日）
    [projects-award_days] 认领审核期限（工作日）
    [projects-plan_days] 制定计划期限（工作日）
    [projects-supervise_days] 逾期多少工作日后督办
    [projects-settle_days] 退出交接期限（工作日）
    [projects-accept_days] 验收期限（工作日）
    [projects-tracking_days] 验收后回访（日）
    [appraisal-appraisers] 抽取评议员人数
    [appraisal-neutral_share] 利益无关评议员比例
    [appraisal-ordinary_share] 普通员工评议员比例
    [appraisal-open_days] 评议期（工作日）
    [appraisal-improve_days] 整改期限（工作日）
   *[body-seats_least] 委员最少人数
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
