# Failures.
refused-title = 这件事现在不能做
hidden-title = 没有找到
hidden-detail = 这个地址没有内容，或者您没有查看它的权限。请核对链接，或从本楼首页进入。
sign-in-title = 请先登录
sign-in-detail = 这一步需要登录。登录后会回到这里，您填写的内容不会丢。
forbidden-title = 没有权限
forbidden-detail = 您的身份不能“{ $what }”。如果应当可以，请联系楼委会秘书核对您的任职。
invalid-title = 有内容要改
invalid-detail = 请按提示改正后再提交，已填写的内容都保留着。
saved-title = 别人先保存了
saved-detail = { $by } 在{ $at }先保存了新的内容。请先看新的内容，再决定是否修改；您刚才写的还在下面。
somebody = 另一位经办人
broken-title = 系统出错
broken-detail = 刚才的操作没有完成，也没有留下半截记录。请稍后再试；如果一直这样，请告诉管理员。
way-out-link = 去看看
resume-kept = 您刚才填写的内容已保留，登录后可以继续提交。
login-label = 登录名
password-label = 密码
sign-in-button = 登录
other-ways = 其他登录方式
go-home = 回首页
other-origin = 这个请求不是从本系统的页面发出的，已拒绝。
too-large = 提交的内容太大。表格文件不超过 24 MB，照片不超过 8 MB，一次最多 5 个文件。
other-type = 请按表单或 JSON 提交。
malformed = 提交的内容不完整或格式不对，请回到原页面重新提交。
too-many = 操作太频繁，请一分钟后再试。
must-password = 您还在用初始密码，请先修改密码。
must-password-way = 修改密码
must-second-factor = 您的岗位需要第二重验证，请先设置。
must-second-way = 设置第二重验证

# Faults of fields.
fault-empty = 这一项不能空着
fault-long = 最多 { $most } 个字，请删去 { $over } 个字
fault-value = 这里的值看不懂，请改正
fault-choose = 请选一项
fault-date = 写成 2026-11-28 这样的日期
fault-far = 离今天超过 { $years } 年，请核对年份
fault-number = 写 { $least } 到 { $most } 之间的整数
fault-money = 写成以元为单位的金额，例如 68000 或 6.8万

# The record.
record-title = 核验记录
record-intro = 每一次办理都记成一条记录，每条记录都封入一棵哈希树，树根由本系统签名。任何一条被改动，树根就对不上。下面是最新的签名树根；任何人都可以保存它，日后用来核对。
record-head = 最新的签名树根
record-empty = 还没有封存的记录。
record-size = 已封存
record-at = 签名时间
record-key = 公钥
record-how = 怎样自己核验
record-how-1 = 由管理员导出台账，再用本程序离线核验，不需要联网，也不需要信任服务器：
record-how-2 = 每件事的页面上都有“核对原始记录”，可以单独核验那一条记录。
proof-title = 核验一条记录
proof-event = 这条记录
proof-seal = 封存证明
proof-holds = 这条记录是第 { $leaf } 号，已封入共 { $size } 条记录的哈希树。从它的哈希出发，依次与下列哈希合并，得到签名的树根。
proof-hash = 哈希
proof-file = 下载证明文件
proof-how = 用 loushi verify 加文件名离线核验。
proof-not-yet = 这条记录刚刚写入，正等待封存，通常在一分钟内完成。请稍后刷新。

# About.
privacy-title = 隐私
privacy-1 = 本系统只收集办事需要的信息：姓名、所在单位和楼层。不收集身份证号码，不定位，不签到，不统计在线时长。
privacy-2 = 姓名等个人信息加密保存。可以不留姓名报事，凭回执码查进展。
privacy-3 = 离职或离楼后，相关身份自动失效；可以要求删除个人信息，办理记录保留但不再指向您。
privacy-4 = 无记名表决的选票与投票人分开保存，系统管理者也看不到您投了什么。
accessibility-title = 无障碍
accessibility-1 = 所有页面都可以只用键盘操作，可以用读屏软件阅读，不依赖颜色，也不依赖脚本。页首“大字”可以放大全部文字。
accessibility-2 = 如果有一处您用不了，请通过页脚的“对本系统提意见”告诉我们。
feedback-title = 对本系统提意见
feedback-1 = 对本系统的意见可以在本楼页面“报事”，写明“系统意见”，由楼委会秘书转交主管部门，答复公开。
demo-note = 这是演示数据。楼宇、单位和人物均为虚构；行政区划名称与代码为公开信息。

# The gallery.
gallery-title = 组件一览
gallery-intro = 页面由这些组件组成。每个组件都有文字、形状、颜色三重表达，打印成黑白也能分辨。
gallery-status = 状态
gallery-stack = 小剖面
gallery-wait = 等谁
gallery-wait-name = 物业服务企业
gallery-buttons = 按钮
gallery-main = 报事
gallery-plain = 看材料
gallery-grave = 撤回认领
gallery-quiet = 以后再说
gallery-notices = 提示
gallery-icons = 图标
gallery-form = 表单与出错
gallery-field = 发生了什么
gallery-hint = 一句话就行。
gallery-date = 新的完成日期
gallery-choice = 楼层
gallery-votes = 表决
gallery-trend = 成效
gallery-tower = 楼剖面
gallery-tower-name = 示例大厦
gallery-unit = 分钟
gallery-tone = { $tone ->
    [new] 新收
    [doing] 办理中
    [waiting] 待答复
    [notice] 公示中
    [decided] 已决定
    [soon] 将到期
    [stuck] 受阻
    [late] 已逾期
    [done] 已办结
    [closed] 已关闭
   *[archived] 已归档
}

# The form of one step.
go-back = 返回

# Citing an article.
cite-label = 依据的条款
cite-none = 不引用
cite-hint = 公约或者议事规则的某一条起了决定作用的，选上；它的页面会记下这次引用。
