nav-today = 今天
today-title = 今天，{ $day }
today-summary = { $total ->
    [0] 没有待办的事。
   *[other] { $total } 件在等，其中 { $late } 件逾期。
}
report-for = 代人报事
filter = 筛选
only-first = 只列出最早到期的 { $total } 件，办结一些以后显示其余的。
tab-due = 全部
tab-mine = 等我的
tab-others = 等别人的
tab-nobody = 无人承接
group-late = 逾期
group-today = 今天{ $date }
group-week = 本周
group-later = 以后
group-open = 没有期限
nothing-due = 这里没有待办的事。
caption = 待办事项，按期限排列
due = 期限
item = 事项
whom = 等谁
actions = 操作
go = 去办理
remind = 提醒
reminded = 已提醒{ $name }（通知 { $n } 人）。
reminded-times = 已提醒 { $times } 次
waiting-since = 已 { $days }
you = 您
today = 今天
no-date = 没有期限
left = 还有 { $days }
provisional = （明年假日未公布，暂定）
nobody-holds = 岗位空缺
order = 按期限排列
keys-move = 上下
keys-open = 打开
keys-find = 查找
waiting-for-me = 等我办的
step-confirm = 待确认
step = { $kind ->
    [triage] 归并分派
    [handle] 办理
    [confirm] 确认结果
    [place] 列入议程
    [convene] 召集会议
    [meet] 开会
    [minutes] 整理纪要
    [publish] 公示
    [project] 立项
    [review] 审核项目
    [claim] 公开认领
    [unclaimed] 流标处理
    [award] 审核认领
    [start] 制定计划
    [milestone] 里程碑
    [extend] 审核延期
    [pledge] 兑现承诺
    [settle] 交接结清
    [accept] 验收
    [track] 回访成效
    [appraise] 评议
    [score] 评分
    [improve] 整改
    [coordinate] 协调
    [answer_nomination] 答复提名
    [inquiry] 楼层征询
    [answer_objection] 答复异议
    [appoint] 聘任
    [acknowledge] 确认履职清单
    [hand_over] 交接
    [vacancy] 补缺
    [legality] 核对是否可以决定
    [post] 配备岗位
    [promise] 兑现承诺
    [handover] 离任交接
    [take_over] 接任签收
    [willingness] 确认意愿书
    [accept_application] 受理申请
    [review_application] 审核申请
    [complete] 补正材料
    [publish_notice] 发布公示
    [recheck] 复核异议
    [file_founding] 批复备案
    [first_meeting] 召开首次会议
    [renew] 换届
    [extend_term] 审批延期换届
    [fill_seat] 补选
    [file_change] 变更备案
    [rectify] 整改
   *[other] 办理
}
notice-reminder = 请尽快办理：{ $title }
notice-late = 已逾期，请尽快办理：{ $title }
line-reminded = { $times ->
   *[other] 提醒责任方（第 { $times } 次）
}
