# Lists.
moves-nav = 入驻与迁出
moves-title = 入驻与迁出：{ $name }
moves-none = 这一天没有符合条件的单位。
tab = { $code ->
    [leaving] 将迁出
    [arriving] 将入驻
    [left] 已迁出
   *[in] 在楼
}
tab-on = { $tab }（{ $day }）
order = { $code ->
    [leaving] 按最后一天先后排列
    [arriving] 按入驻日期先后排列
    [left] 最近迁出的在前
   *[in] 按楼层和单位名称排列
}
pages = 翻页
next-page = 下一页
filter = 筛选
filter-button = 查看
as-of = 截至日期
any-floor = 全部楼层
firm = 单位
floors = 楼层
floor-sign = { $floor } 层
whole-building = 整栋
since = 入驻日期
last-day = 最后一天
no-last-day = 未定
headcount = 人数
area = 面积（平方米）
not-known = —
state = 状态
actions = 操作
is-in = 在楼
is-leaving = 已定迁出
is-coming = 将入驻
is-gone = 已迁出
next-none = 近三个月没有已知的入驻或迁出。
see-moves = 查看全部单位
until-day = 至{ $day }
from-day = 自{ $day }起

# A firm.
firm-title = { $firm } · { $tower }
tenancies = 租约
hanging = 随入驻而存在的
hanging-hint = 全部迁出时，这些随之终止。
employments = 在职人员
seats = 席位
captains = 楼层长
delegates = 单位代表
history = 变动记录
history-none = 还没有记录。按名册导入的租约不逐条记录。

# Moving in.
do-move-in = 登记入驻
batch = 批量登记（表格）
move-in-lead = 登记一家单位从哪天起在哪一层。系统里没有的单位，填写统一社会信用代码后一并登记。
unified-code = 统一社会信用代码
unified-code-hint = 系统里还没有这家单位，或者有重名时填写，18 位。
floors-hint = 17、17-18、B1；整栋留空。
first-day = 入驻日期
first-day-hint = 今天入驻的留空。
last-day-hint = 没有约定的留空。
moved-in = { $firm }已入驻{ $tower }。
move-in-planned = 已登记：{ $firm }自{ $day }起入驻{ $tower }。

# Moving out.
do-move-out = 登记迁出
move-out-lead = { $firm }从{ $tower }迁出。历史记录保留，过去的日期仍按当时的情况显示。
move-out-hint = 填今天或以前的日期即时生效；填以后的日期，过了那一天自动办理。
every-floor = 全部楼层
moved-out = 已登记{ $firm }迁出{ $tower }，有关人员已收到通知。
move-out-planned = 已登记：{ $firm }的最后一天为{ $day }，过后自动从{ $tower }迁出。
vacates-nothing = 没有随之终止的在职、席位和楼层长。
vacates-gone = 该单位将离开本楼，以下随之终止：
vacates-floors = 该单位仍在本楼，以下随之终止：
vacates-employments = { $n ->
   *[other] { $n } 人在职
}
vacates-seats = { $n ->
   *[other] { $n } 个席位
}
vacates-captains = { $n ->
   *[other] { $n } 名楼层长
}
vacates-delegates = { $n ->
   *[other] { $n } 名单位代表
}

# The end of a tenancy.
do-date = 更改到期日
date-lead = { $place }，{ $day }入驻。续租的填新的最后一天，或者留空。到期前续上的，什么都不会失去。
tenancy-dated = 租约到期日为{ $day }。
tenancy-open = 租约不设到期日。

# Faults.
ends-before = 早于入驻日期
bad-code = 不是有效的统一社会信用代码
several-firms = 有几家单位同名，请填统一社会信用代码
unknown-firm = 系统里没有这家单位，请填统一社会信用代码
bad-floors = 楼层写成 17、17-19 或 B1
unknown-floor = 本楼没有 { $floor } 层
unknown-building = 没有“{ $name }”这栋楼
far-ahead = 在一年以后，请核对
not-your-building = 这栋楼不归您登记，请删去这一行，或者请区里上传
twice-in-file = 与第 { $line } 行重复
bad-way = 填“入驻”或“迁出”
new-firm = 系统里没有这家单位，将按信用代码登记
in-since = 自{ $day }起已在这一层，不重复登记
left-already = 已于{ $day }迁出
row-gone = 该单位将离开本楼
row-vacates = 该单位将离开本楼，随之终止：{ $list }
row-floors = 该单位仍在本楼，随之终止：{ $list }

# Notices and what is owed.
fill-seat = 补选{ $seat }席位（{ $body }）
notice-seat-lost = { $body }空出一个{ $seat }席位，请在{ $day }前补选
notice-no-captain = { $tower } { $floor } 层的楼层长已离职，暂无楼层长
notice-gone = { $firm }已迁出{ $tower }
notice-gone-with = { $firm }已迁出{ $tower }，{ $n } 人在职随之终止
notice-off = { $firm }已不在{ $tower }原来的楼层
notice-seats = ；空出 { $n } 个席位，请在{ $day }前补选
notice-captains = ；{ $floors }暂无楼层长
notice-whole = { $head }{ $seats }{ $captains }
