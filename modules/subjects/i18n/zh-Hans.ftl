nav-rights = 各方权利义务
rights-intro = 一核多元：楼里的每一方能做什么、该做什么，都写在这里。
kind = { $code ->
    [party] 楼宇党组织
    [owner] 产权方
    [property] 物业服务企业
    [enterprise] 入驻企业
    [employee] 楼内员工
    [subdistrict] 街道
    [department] 职能部门
    [residents] 居委会
   *[social] 社会组织
}
kinds = 主体
own = 与我有关
is-acknowledged = 已知晓
to-acknowledge = 请阅读
counts = 权利 { $rights } 项，义务 { $duties } 项
matrix-title = 权利义务总表
matrix-intro = 各方权利和义务放在一起看。条款标明“建议稿”的不是法律。
firms = 各单位知晓情况
firms-intro = 按名称排列。知晓由各单位自愿确认，这里不催办、不排名。
firm = 单位
no-firms = 楼里还没有登记单位。
noted-label = 知晓
noted = { $state ->
    [current] 已知晓现行版本
    [older] 知晓过上一版本
   *[none] 尚未确认
}
page-intro = 权利从这里直接行使，义务写明依据、还有哪些没有办完。
another-day = 这是{ $day }适用的内容，不能在这里行使权利或者确认。
rights = 权利
duties = 义务
no-entries = 这一天的规则里没有列出。
standing = { $code ->
    [law] 法律
    [regulation] 法规
   *[draft] 建议稿
}
use-right = 去办理
kept = 最近已办：
as-of = 查看哪一天的
show-day = 查看
oneself = 本人
note-current = { $who }已于{ $day }确认知晓。
note-older = { $who }曾于{ $day }确认知晓，之后内容有变化，请再看一遍。
note-none = { $who }还没有确认知晓。确认只表示读过，不影响行使权利。
do-acknowledge = 已阅读并知晓
acknowledged-done = 已记下。内容变化时会再请您看。
change = { $how ->
    [added] 新增{ $list ->
        [right] 权利
       *[duty] 义务
    }
    [changed] 修改{ $list ->
        [right] 权利
       *[duty] 义务
    }
   *[dropped] 取消{ $list ->
        [right] 权利
       *[duty] 义务
    }
}
was-before = （原为：{ $text }）
see-rights = 查看
my-rights = 我的权利义务
please-read = 请阅读并确认知晓
kind-of-tower = { $tower } · { $kind }

# Refusals.
not-yours = 您在这幢楼里不是“{ $kind }”一方，或者不能代表该单位确认。
changed = 内容刚刚有变化，和您看到的不一样了。
already = 现行版本已经确认过了。
way-own = 在“各方权利义务”里，与您有关的排在最前面。
way-read-again = 重新打开页面，看过之后再确认。

# Timeline.
line-acknowledged = 确认知晓权利义务：{ $kind }
