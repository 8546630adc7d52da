//! The numbers that the rules about Party organisations give, each with its clause.

use kernel::{Clause, Text};

/// A number with the clause that it comes from.
#[derive(Debug, Clone)]
pub struct Number {
    pub value: u32,
    pub clause: Clause,
}

/// The numbers of a district.
#[derive(Debug, Clone)]
pub struct Numbers {
    /// Full members from which a firm has a branch of its own (K01).
    pub branch_least: Number,
    /// Units that a joint branch covers at most.
    pub joint_most: Number,
    /// Members that a branch has at most.
    pub branch_most: Number,
    /// Full members from which a branch has a committee (K02).
    pub board_least: Number,
    /// Members from which there is a general branch, and a committee (K03).
    pub general_least: Number,
    pub committee_least: Number,
    /// Trade union members from which a firm has a union committee (K05).
    pub union_least: Number,
    /// Days that a secretary's post may be vacant.
    pub vacancy_days: Number,
    /// Days that somebody may act for a secretary.
    pub acting_days: Number,
    /// Years of a term: of a committee, of a general branch, of a branch.
    pub committee_years: Number,
    pub general_years: Number,
    pub branch_years: Number,
    /// The fewest declarations of which a sum is shown.
    pub declared_least: Number,
    /// Days in which a duty must have left a trace.
    pub duty_days: Number,
    /// Days after which a number of members is old.
    pub count_days: Number,
    pub willingness: Clause,
    pub superior: Clause,
    pub secretary: Clause,
}

fn clause(id: &'static str, zh: &'static str, en: &'static str) -> Clause {
    Clause { id: id.into(), text: Text::new(zh, en) }
}

impl Default for Numbers {
    fn default() -> Self {
        let branch = || {
            clause(
                "支部条例 4",
                "凡是有正式党员三人以上的，都应当成立党支部；党支部党员人数一般不超过五十人。",
                "Where there are three full members or more a branch is to be set up; a branch generally has no more than fifty members.",
            )
        };
        let joint = || {
            clause(
                "支部条例 5",
                "正式党员不足三人的单位，按照地域相邻、行业相近、规模适当、便于管理的原则成立联合党支部，覆盖单位一般不超过五个。",
                "Units with fewer than three full members form a joint branch, which generally covers no more than five units.",
            )
        };
        let board = || {
            clause(
                "支部条例",
                "有正式党员七人以上的党支部，设立由三至五人组成的支部委员会；不足七人的，设书记一名，必要时设副书记一名。",
                "A branch of seven full members or more has a committee of three to five; a smaller one has a secretary and, if needed, a deputy.",
            )
        };
        let basic = || {
            clause(
                "党章 30",
                "基层党组织根据工作需要和党员人数，经上级党组织批准，分别设立党的基层委员会、总支部委员会、支部委员会；一般一百人以上设基层委员会，五十人以上设总支部。",
                "With the superior's approval, by need and number of members, a committee, a general branch or a branch is set up; generally a committee from a hundred members, a general branch from fifty.",
            )
        };
        let union = || {
            clause(
                "工会法 11",
                "用人单位有会员二十五人以上的，应当建立基层工会委员会；不足二十五人的，可以单独或者联合建立，也可以选举组织员一人。",
                "An employer with twenty-five union members or more is to have a union committee; a smaller one may have one alone or with others, or elect an organiser.",
            )
        };
        let term = || {
            clause(
                "任期条例 3",
                "党的基层委员会每届任期五年，总支部委员会、支部委员会每届任期三年。",
                "A committee serves for five years, a general branch and a branch for three.",
            )
        };
        let draft = |id: &'static str, zh: &'static str, en: &'static str| clause(id, zh, en);
        let vacancy = || {
            draft(
                "规则 42",
                "书记空缺的，上级党组织应当在六十日内配备；空缺期间可以指定专人代理，代理不超过一百八十日。",
                "A vacant secretary's post is filled by the superior within sixty days; somebody named may act for up to a hundred and eighty days.",
            )
        };
        let declared = || {
            draft(
                "规则 43",
                "党员身份由本人自愿亮明、单独同意、可随时撤回；汇总数不足五人的不显示。",
                "Membership is declared by oneself, with separate consent, and taken back at any time; sums of fewer than five are not shown.",
            )
        };
        let duty = || {
            draft(
                "规则 44",
                "楼宇党组织的职责按清单履行，一年内没有履职记录的，列为未履行；党员人数每年核对一次。",
                "A tower's Party organisation works by a list of duties; a duty without a trace for a year is shown as not done; members are counted once a year.",
            )
        };
        let number = |value, clause| Number { value, clause };
        Self {
            branch_least: number(3, branch()),
            joint_most: number(5, joint()),
            branch_most: number(50, branch()),
            board_least: number(7, board()),
            general_least: number(50, basic()),
            committee_least: number(100, basic()),
            union_least: number(25, union()),
            vacancy_days: number(60, vacancy()),
            acting_days: number(180, vacancy()),
            committee_years: number(5, term()),
            general_years: number(3, term()),
            branch_years: number(3, term()),
            declared_least: number(5, declared()),
            duty_days: number(365, duty()),
            count_days: number(365, duty()),
            willingness: draft(
                "规则 41",
                "设立企业党组织应当尊重企业和党员意愿，取得企业书面意愿后报上级党组织批准；不愿意的不影响企业享受任何服务和评价。",
                "An organisation in a firm is founded with the firm's written willingness and the superior's approval; not being willing has no bearing on any service or evaluation.",
            ),
            superior: draft(
                "规则 40",
                "楼宇党组织隶属于街道社区党委；企业党支部隶属于楼宇党组织，楼宇没有党组织的，隶属于街道社区党委；党小组隶属于党支部。",
                "A tower's Party organisation stands under the community's Party committee, a firm's branch under the tower's organisation or, where there is none, the community's committee, a group under a branch.",
            ),
            secretary: clause(
                "支部条例 24",
                "党支部书记应当具备良好政治素质，具有组织协调能力和群众工作本领，一般应当具有一年以上党龄。",
                "A branch secretary is politically sound, able to organise and to work with people, and generally a member for a year or more.",
            ),
        }
    }
}

/// The numbers that apply in this district today.
///
/// # Errors
/// The database's own failure.
pub fn current(_tx: &mut ledger::Tx<'_, '_>) -> kernel::Result<Numbers> {
    Ok(Numbers::default())
}
