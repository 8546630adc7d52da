# Navigation and words used everywhere.
nav-mine = 我的
nav-pending = 在职确认
nav-appointments = 任职管理
person = 姓名
organisation = 单位
place = 地点
since = 起始
actions = 操作
role = 职务
term = 任期
building = 楼宇
floor = 楼层
subdistrict = 街道
from = 任职起
until-label = 任职止
until = 至{ $date }
pages = 翻页
older = 较早
please-choose = 请选择
floor-sign = { $floor } 层
whole-district = 全区
whole-city = 全市

# Roles.
role-anyone = 访客
role-signed-in = 账号本人
role-employee = 员工
role-floor-captain = 楼层长
role-committee-member = 楼委会委员
role-committee-chair = 楼委会主任
role-committee-secretary = 楼委会秘书
role-property-manager = 物业经办
role-owner-delegate = 产权方代表
role-organisation-delegate = 单位代表
role-party-secretary = 楼宇党委书记
role-party-committee-member = 楼宇党委委员
role-mediator = 调解人
role-residents-committee-staff = 居委会干部
role-service-officer = 企业服务专员
role-subdistrict-clerk = 街道经办
role-department-officer = 部门经办
role-district-clerk = 区经办
role-city-clerk = 市经办
role-system-admin = 系统管理员
role-security-admin = 安全管理员
role-audit-admin = 审计管理员
titled = { $title } { $name }
erased-name = （已注销）
system = 系统
as-reporter = 报事人
as-handler = 承办方
as-member = 委员
as-claimant = 认领方
as-confirmer = 确认人
as-appraiser = 评议员
as-party = 当事方
as-mediator = 调解人

# Signing in.
sign-in-title = 登录
sign-in = 登录
sign-out = 退出登录
district = 所在的区
login = 登录名
login-hint = 3 到 32 个字母、数字、点、横线，不分大小写。
password = 密码
code = 验证码
code-hint = 验证器上的 6 位数字，30 秒一变。
second-needed = 密码正确。请输入第二重验证码，并再次输入密码。
no-account = 没有账号：请用楼里张贴的加入链接，或向楼委会秘书、楼层长索取。不登录也可以报事。
forgot = 忘了密码：请楼委会秘书或街道经办发一个激活码，凭码重设。
demo-link = 演示：以角色身份进入
resume-title = 继续提交
resume-intro = 已登录。下面是您刚才填写的内容，点一下就可以继续提交。照片需要重新选择。
resume-send = 继续提交

# Refusals.
wrong-password = { $left ->
   *[other] 登录名或密码不对，还可以试 { $left } 次
}
locked = 连续输错，账号已锁定，{ $time } 后可以再试
wrong-code = 验证码不对或已用过
invitation-over = 这个加入链接已过期
activation-over = 这个激活码已过期或已用过
login-taken = 这个登录名已有人用，请换一个
employment-not-pending = 这条在职申请已由他人处理
employment-over = 这段在职已经结束
appointment-over = 这项任职已经结束
two-administrators = 一个人不能兼任系统管理员、安全管理员、审计管理员中的两个
second-already = 已经设置了第二重验证。请先用现在的验证码取消，再重新设置
no-demo = 这里不是演示系统
way-activation = 忘了密码可以请楼委会秘书或街道经办发激活码重设。
way-code = 请等验证器换下一个数字再试。
way-new-code = 请向发放人重新索取。
clause-administrators = 三员分设：系统、安全、审计管理员由不同人员担任

# Passwords, second factor, sessions.
password-title = 修改密码
password-must = 您还在用初始密码，改好后才能办事。
password-old = 现在的密码
password-new = 新密码
password-again = 再输一遍新密码
password-rule = 至少 8 个字符，含大写、小写、数字、符号中的三种；或者 16 个字符以上。不能包含登录名。
password-save = 修改密码
password-note = 改好后，其他设备上的登录都会退出。
password-differs = 两次输入的新密码不一样
password-same = 新密码不能和现在的一样
password-wrong-old = 现在的密码不对
password-changed = 密码已修改，其他设备已退出。
weak-password = 密码太弱：至少 8 个字符并含三种字符，或 16 个字符以上，且不含登录名
bad-login = 登录名要 3 到 32 个字母、数字、点或横线
second-title = 第二重验证
second-intro = 设置后，登录时除了密码还要输入手机验证器上的 6 位数字。担任职务的人建议设置。
second-scan = 用手机验证器扫描左边的图；不能扫描时，手工输入下面的密钥：
second-save = 设置
second-is-set = 已设置第二重验证。
second-drop = 取消第二重验证
second-set = 第二重验证已设置。
second-dropped = 第二重验证已取消。
sessions-title = 登录的设备
sessions-intro = 发现不认识的设备，请立即将其退出并修改密码。
sessions-open = 正在登录
session-here = 本机
session-since = { $since }登录，{ $until }到期
session-end = 退出此设备
session-end-others = 其他设备全部退出
sessions-ended = 已退出。

# Joining and employment.
join-title = 加入{ $building }
join-intro = 加入后可以联名、投票、参加评议，随时查看您报的事的办理进度。
join-name = 姓名
join-name-hint = 只给确认在职的人看，加密保存。
join-organisation = 所在单位
join-floor = 楼层
join-button = 加入
join-note = 加入即可报事。所在单位或楼层长确认在职后，才计入联名和投票。
pending-title = 在职确认
pending-intro = 以下人员申请确认在您的单位或楼层工作。确认后他们才计入联名和投票。
pending-list = 待确认
pending-none = 没有待确认的人。
pending-confirm = 确认在职
pending-refuse = 不在这里
employment-confirmed = 已确认在职。
employment-refused = 已退回，并已告知本人。
employment-ended = 已办理离职，有关身份同时失效。
notice-confirmed = 您的在职已确认，现在可以联名和投票
notice-refused = 您的在职申请没有通过，请核对所在单位和楼层后重新加入
notice-ended = 您在本楼的在职已结束，有关身份同时失效
notice-claimed = 有人申请确认在职，请核对
notice-appointed = 您已担任{ $role }
notice-dismissed = 您不再担任{ $role }

# Invitations.
invite-title = 邀请加入{ $building }
invite-crumb = 邀请加入
invite-intro = 把链接发到群里，或打印二维码张贴。60 天内有效，可以多人使用。
invite-open = 有效的邀请
invite-none = 还没有邀请。
invite-new = 新的邀请
invite-for = 给哪个单位
invite-everybody = 本楼所有单位
invite-make = 生成邀请
invite-done = 邀请已生成。
invite-facts = 有效至{ $until }，已有 { $used } 人加入

# One's own page.
my-login = 登录名：{ $login }
my-work = 任职与在职
my-work-none = 还没有确认的在职信息。
state-pending = 待确认
state-active = 在职
state-refused = 未通过
state-ended = 已结束
leave-button = 我已离开这里
erase-title = 删除我的个人信息
erase-intro = 删除后，姓名、账号、通知都会清除，不能恢复。您办过的事仍在记录里，但不再指向您。
erase-confirm = 输入自己的姓名确认
erase-hint = 必须和页首显示的姓名完全一样。
erase-button = 删除个人信息
erase-mismatch = 姓名不一致，没有删除
erased = 您的个人信息已删除。
notices-title = 通知
notices-read = 全部标为已读
notices-none = 还没有通知。您报的事、关注的事有进展，都会在这里告诉您。
notice-new = 未读

# Appointments.
appointments-list = 现任
appointments-none = 还没有任职。
appoint-new = 任命
appoint-button = 任命
appointed = 已任命，并已告知本人。
dismiss = 免去
dismissed = 已免去，并已告知本人。
building-hint = 楼名或编码；楼委会、物业、党委等楼内职务要填。
floor-hint = 例如 17；楼层长要填。
organisation-hint = 单位全称；单位代表、部门经办要填。
subdistrict-hint = 例如 长风新村街道；街道职务要填。
unknown-login = 没有这个登录名
unknown-building = 没有这座楼，请核对楼名或编码
unknown-floor = 这座楼没有这一层
unknown-organisation = 单位名录里没有这个单位
unknown-subdistrict = 本区没有这个街道
unknown-role = 职务写法不认识：“{ $word }”
twice-in-file = 与第 { $line } 行重复
login-of-other = 这个登录名属于“{ $name }”
ends-before = 任职止早于任职起

# Activation.
do-activate = 发激活码
activate-lead = 给忘了密码的人，或者还没有设密码的人。链接 7 天内有效，只显示一次，请当面交给本人。
activate-title = 激活账号
activate-button = 激活并登录
activation-issued = 激活链接（7 天内有效，只显示这一次）：{ $href }

# The demonstration.
cast-title = 选一个角色进入
cast-intro = 演示系统里每个人都可以一键进入，不需要密码。
cast-note = 楼宇、单位和人物均为虚构；行政区划为公开信息。
cast-people = 角色
cast-play = 进入

# Timeline.
line-signed-in = 登录
line-sign-in-failed = 登录失败
line-locked = 连续登录失败，账号锁定
line-signed-out = 退出登录
line-password-changed = 修改密码
line-second-set = 设置第二重验证
line-second-dropped = 取消第二重验证
line-registered = 登记人员
line-erased = 删除个人信息
line-activation = 发放激活码
line-invitation = 生成加入邀请，有效至{ $date }
line-employment-claimed = 申请确认在职
line-employment-confirmed = 确认在职
line-employment-refused = 未确认在职
line-employment-ended = 在职结束于{ $date }
line-appointed = 任命{ $role }
line-appointment-ended = 免去{ $role }

# Leaving.
employments-title = 在职人员
employments-intro = 您所负责的单位或楼层的在职人员。有人离职时在这里登记，有关身份、席位和楼层长同时失效，历史记录保留。
employments-list = 在职
employments-none = 还没有已确认的在职人员。
employments-order = 按登记先后排列
next-people = 下一页
last-day = 最后工作日
last-day-hint = 填今天或以前的日期即时生效；填以后的日期，过了那一天自动办理。
no-last-day = 未定
end-link = 办理离职
end-title = 办理离职
end-set = 已定最后工作日为{ $day }
end-continue = 不走了，取消最后工作日
end-nothing = 离职后不再计入本楼员工，不能再联名和投票。已报的事照办，结果照样告诉本人。
end-roles = 离职后不再计入本楼员工，以下职务随之终止：
end-history = 历史记录保留：过去的日期仍按当时的情况显示。
end-mine = 我已离职
end-button = 登记离职
role-at = { $role }，{ $place }
left-before-joining = 早于入职日期（{ $day }）
last-day-set = 最后工作日为{ $day }，到期自动办理。
last-day-off = 已取消最后工作日。
notice-last-day = 您的最后工作日已定为{ $day }，过后有关身份自动失效
notice-firm-gone = { $firm }已迁出{ $tower }，您在本楼的在职和有关职务随之结束
notice-floor-left = { $firm }已不在原来的楼层，您的楼层长职务随之结束
line-employment-dated = 最后工作日定为{ $day }
line-employment-open = 取消最后工作日
line-firm-vacated = 随单位迁出，{ $people } 人在职、{ $roles } 个职务终止
