# The nine floors and the four zones of the section drawing.
floor-1 = 报事
floor-2 = 归并
floor-3 = 分派
floor-4 = 议事
floor-5 = 公示
floor-6 = 认领
floor-7 = 实施
floor-8 = 确认
floor-9 = 归档
zone-report = 报
zone-deliberate = 楼议
zone-execute = 楼办
zone-manage = 楼管
floor-of-nine = 第 { $n } 步，共 9 步：{ $name }
floor-n = 第 { $n } 步
waiting-for = 等

# The frame of every page.
product = 楼事
skip = 跳到正文
main-menu = 主导航
work-menu = 工作区
where-am-i = 位置
large-text = 大字
normal-text = 标准字
search = 查找
search-hint = 查找事项、项目、任职的人
today = 今天
notices = 通知
sign-in = 登录
sign-out = 退出
my-page = 我的
sealed-line = 本页每条记录都已封存，任何人可以核验。
verify-link = 核验记录
rules-link = 公约与议事规则
privacy-link = 隐私
accessibility-link = 无障碍
gallery-link = 组件一览
api-link = 接口说明
feedback-link = 对本系统提意见

# Forms.
optional = （选填）
faults-title = { $n ->
   *[other] 有 { $n } 处要改
}
fault-of = { $label }：{ $reason }
fault-prefix = 出错：

# Charts.
votes-label = 表决结果：赞成 { $yes }，反对 { $no }，弃权 { $abstain }，未投 { $absent }；过线需 { $needed } 票
votes-yes = 赞成 { $n }
votes-no = 反对 { $n }
votes-abstain = 弃权 { $n }
votes-absent = 未投 { $n }
votes-line = 过线 { $n } 票
tower-label = { $name }剖面：{ $floors } 层。{ $open }
tower-quiet = 没有在办事项。
tower-open = { $list } 层有在办事项。
tower-late = { $list } 层逾期。
trend-label = 基线 { $baseline }，目标 { $target }，现在 { $latest } { $unit }
trend-baseline = 基线
trend-target = 目标
trend-latest = 现在
section-of = { $tower }楼层剖面
section-floor = { $label } 层
section-firms = { $n ->
   *[other] { $n } 家
}
section-open = { $n ->
   *[other] { $n } 件在办
}
section-late = { $n ->
   *[other] ，{ $n } 件逾期
}
