# Navigation.
nav-tower = 本楼
nav-towers = 楼宇
nav-imports = 导入表格
pages = 翻页
next-page = 下一页

# The front door and the towers of a district.
home-title = 楼事
home-lead = 楼里的事，大家提、大家议、大家办。
home-districts = 选择所在的区
home-empty = 还没有开通的区。请管理员用命令行开通。
towers-title = { $name }的商务楼宇
towers-empty = 这个区还没有登记楼宇。请区里导入楼宇表。
towers-order = 按街道和楼名排列
tower-facts = { $floors } 层，{ $tenants ->
   *[other] { $tenants } 家单位
}
tower-people = ，约 { $people } 人
tier-key = 重点楼宇
tier-landmark = 标志性楼宇
slogan-1 = 楼里的事，
slogan-2 = 大家提、大家议、
slogan-3 = 大家办。
drawing-key = 剖面图：着色的楼层有在办事项，红色为逾期。
about-tower = 基本情况
owner = 产权方
property = 物业
subdistrict = 街道
edit-link = 修改资料
codes-link = 楼层二维码

# Editing a building.
edit-title = 修改资料：{ $name }
edit-save = 保存
edit-done = 楼宇资料已保存。
name = 楼宇名称
address = 地址
area = 建筑面积（平方米）
workforce = 从业人数
workforce-hint = 按最近一次走访的数字填写，整数。
ownership-label = 产权性质
ownership = { $code ->
    [single] 单一产权
    [strata] 分散产权
    [state_owned] 国有产权
    [trust] 基金或信托
   *[other] 其他
}
tier-label = 楼宇等级
tier = { $code ->
    [key] 重点楼宇
    [landmark] 标志性楼宇
   *[ordinary] 普通楼宇
}

# Posters.
codes-title = 楼层二维码：{ $name }
codes-intro = 打印后张贴在电梯厅、茶水间。扫码即可报事，楼层自动填好。
codes-print = 打印
codes-say = 扫码报事，楼层已填好
floor-sign = { $floor } 层

# Search.
search-title = 查找
search-label = 查找事项、项目、任职的人、楼宇
search-button = 查找
search-found = { $n ->
    [0] 没有结果
   *[other] 找到 { $n } 条
}
search-nothing = 没有找到“{ $q }”。可以换一个说法，或者只写一个词。
found-kind = { $kind ->
    [cluster] 事项
    [project] 项目
    [post] 任职
    [meeting] 会议
   *[building] 楼宇
}

# Imports.
imports-title = 导入表格
imports-intro = 用区里现有的 Excel 或 CSV 表即可，表头写法不必一致。先看预览，确认后才写入。
imports-part = 您可以登记本人负责的楼宇或街道的入驻和迁出；别处的行会逐行退回，整份表不写入。
imports-past = 导入记录
imports-none = 还没有导入过表格。
import-new = 新的导入
import-kind = 表格种类
import-file = 文件
import-file-hint = Excel（.xlsx）或 CSV，不超过 24 MB。
import-no-file = 请选择一个文件
import-preview = 上传并预览
import-promise = 预览不改动任何数据。
import-at = 时间
import-state = 状态
import-applied = 已导入
import-waiting = 待确认
import-columns = 各表的列（带 * 的必填）
import-template = 下载空表
import-title = 导入：{ $file }
import-would = 导入后会有什么变化
row-new = 新增
row-changed = 有变化
row-unchanged = 没有变化
row-warning = 有提醒
row-error = 有错误
import-was-applied = 这个表格已经导入。
import-already = 这个表格已经导入过了。
import-has-errors = 有错误的行，不能导入
import-mend = 请在原表中改正下列各行后重新上传。有一行错，全部都不写入，不会出现只导入一半的情况。
import-nothing = 表里的内容和系统里完全一样，不需要导入。
import-confirm = 确认导入
import-whole = 全部写入，或者一行也不写入。
import-unknown = 没有用到的列：{ $columns }
import-rows = 逐行预览
import-no-rows = 没有需要看的行。
import-line = 行号
import-says = 内容
import-notes = 说明
import-order = 按表格行号排列，最多显示三千行
import-change = 由“{ $from }”改为“{ $to }”
import-done = 已导入：新增 { $new } 行，变化 { $changed } 行。
colon = ：

# Timeline.
line-tenant-opened = 开通{ $name }
line-building-edited = { $n ->
   *[other] 修改了 { $n } 项楼宇资料
}

# Kinds of spreadsheets and their faults.
kind-divisions = 行政区划
kind-organisations = 单位名录
kind-buildings = 楼宇
kind-tenancies = 入驻名册
col-code = 代码
col-name = 名称
col-unified-code = 统一社会信用代码
col-kind = 类别
col-short-name = 简称
col-industry = 行业
col-building-code = 楼宇编码
col-building = 楼宇
col-subdistrict = 所属街道
col-floors-above = 地上层数
col-floors-below = 地下层数
col-tax-band = 税收档次
col-pilot = 是否试点
col-organisation = 单位名称
col-floor = 楼层
col-from = 起租日期
col-until = 到期日期
bad-division-code = 不是区划代码：应为 2、4、6、9 或 12 位数字
other-district = 属于 { $district }，不在本区；请由该区导入
twice-in-file = 与第 { $line } 行重复
bad-length = 统一社会信用代码应为 18 位，这里是 { $n } 位
bad-character = 第 { $n } 位的字符不会出现在统一社会信用代码里（没有 I、O、S、V、Z）
bad-check = 校验位不对，可能有一位抄错
unknown-kind = 类别写法不认识：可写企业、产权方、物业、部门、街道、居委会、党组织、社会组织、社团
unknown-word = 写法不认识：“{ $word }”
code-of-other-name = 这个代码在系统里是“{ $name }”，名称将被改为表中的写法
no-unified-code = 没有统一社会信用代码，按名称识别
unknown-subdistrict = 本区没有这个街道：“{ $name }”。请先导入行政区划，或核对写法
bad-floors = 层数应为 0 到 200 的整数
too-many-floors = 层数比系统里少，减少的楼层仍保留
unknown-organisation = 单位名录里没有“{ $name }”，请先导入单位名录
several-organisations = 单位名录里有几个“{ $name }”，请改填统一社会信用代码
unknown-building = 没有这座楼：“{ $name }”，请先导入楼宇表
unknown-floor = 这座楼没有 { $floor } 层
bad-floor-words = 楼层写法不认识：可写 17、17-19、17、18 或 B1
bad-date = 日期写法不认识：可写 2026-11-28、2026/11/28 或 2026年11月28日
ends-before = 到期早于起租

# Moves.
line-move-in-planned = 将于{ $day }入驻
line-moved-in = { $day }入驻 { $n } 层
line-move-out-planned = { $n } 层将于{ $day }迁出
line-tenancy-open = 租约不设到期日
line-tenancy-dated = 租约到期日改为{ $day }
line-moved-out = 已迁出，最后一天为{ $day }
line-moved-off = { $day }后不再使用 { $n } 层，仍在本楼
tenancy-overlaps = 该单位在这一层已有租约，自{ $day }起，与所填日期重叠。
tenancy-not-there = 该单位在{ $day }没有在所填楼层入驻。
tenancy-over = 这份租约已经结束。
tenancy-before = 最后一天早于入驻日期（{ $day }）。
tenancy-passed = 所填日期已过。
way-overlaps = 请核对日期，或改已有租约的到期日。
way-not-there = 请核对楼层和日期，或先登记入驻。
way-over = 又搬回来的，请登记一次新的入驻。
way-before = 请核对日期。
way-passed = 已经搬走的，请登记迁出；仍在楼内的，请填今天或以后的日期。
