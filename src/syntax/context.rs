//! The blocks that a clause can stand in: the rule that reads it, the block's name, and the words that may begin it.

use super::grammar::Rule;
use super::keywords::Keyword;
use crate::diagnostics::{Term, bare};

/// Where a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Context {
    /// The top of a file.
    Item,
    /// After a block's `}`.
    AfterBlock,
    Instrument,
    Calendar,
    Role,
    Office,
    Procedure,
    Document,
    Supplement,
    Step,
    SameDay,
    Simplify,
    Program,
    Rating,
}

impl Context {
    pub(super) const fn rule(self) -> Rule {
        match self {
            Self::Item => Rule::item_head,
            Self::AfterBlock => Rule::after_block,
            Self::Instrument => Rule::instrument_clause,
            Self::Calendar => Rule::calendar_clause,
            Self::Role => Rule::role_clause,
            Self::Office => Rule::office_clause,
            Self::Procedure => Rule::procedure_clause,
            Self::Document => Rule::document_clause,
            Self::Supplement => Rule::supplement_clause,
            Self::Step => Rule::step_clause,
            Self::SameDay => Rule::same_day_clause,
            Self::Simplify => Rule::simplify_clause,
            Self::Program => Rule::program_clause,
            Self::Rating => Rule::rating_clause,
        }
    }

    /// The contexts in which a clause's first word tells its kind.
    pub(super) const KEYWORDED: [Self; 12] = [
        Self::Item,
        Self::Procedure,
        Self::Step,
        Self::SameDay,
        Self::Supplement,
        Self::Instrument,
        Self::Calendar,
        Self::Role,
        Self::Office,
        Self::Simplify,
        Self::Program,
        Self::Rating,
    ];

    /// The block's name in a message.
    pub(super) const fn term(self) -> Term {
        match self {
            Self::Item => Term::new("phần ngoài cùng của tệp", "the top of a file"),
            Self::AfterBlock => Term::new("phần sau dấu `}`", "what follows a `}`"),
            Self::Instrument => Term::new("`văn bản`", "`instrument`"),
            Self::Calendar => Term::new("`lịch`", "`calendar`"),
            Self::Role => Term::new("`chức danh`", "`role`"),
            Self::Office => Term::new("`cơ quan`", "`office`"),
            Self::Procedure => Term::new("`thủ tục`", "`procedure`"),
            Self::Document => Term::new("`hồ sơ`", "`documents`"),
            Self::Supplement => Term::new("`bổ sung`", "`supplement`"),
            Self::Step => Term::new("`bước`", "`step`"),
            Self::SameDay => Term::new("`trong ngày`", "`same-day`"),
            Self::Simplify => Term::new("`đơn giản hóa`", "`simplify`"),
            Self::Program => Term::new("`mô hình`", "`program`"),
            Self::Rating => Term::new("`xếp hạng`", "`rating`"),
        }
    }

    /// The keywords that may begin a clause here.
    pub(super) const fn openers(self) -> &'static [Keyword] {
        use Keyword as K;
        match self {
            Self::Item => &[
                K::Instrument,
                K::Calendar,
                K::Role,
                K::Office,
                K::Fact,
                K::CommonProcess,
                K::Procedure,
                K::Linked,
                K::Simplify,
                K::Program,
                K::Rating,
            ],
            Self::AfterBlock => &[K::When, K::Basis, K::Reason, K::Accept, K::Illustrative],
            Self::Instrument => &[K::Number, K::InForce, K::ForceUnknown, K::AmendedBy, K::ReplacedBy, K::RepealedBy],
            Self::Calendar => &[K::WorkingWeek, K::Holiday, K::Swap, K::Compensate, K::AnnouncedTo],
            Self::Role => &[K::SignsFor],
            Self::Office => &[K::Code, K::Level, K::Calendar, K::Reception, K::InForce, K::Closed],
            Self::Procedure => &[
                K::Field,
                K::Level,
                K::InForce,
                K::PublishedBy,
                K::Basis,
                K::Applicants,
                K::Agency,
                K::Coordinates,
                K::Signer,
                K::Channels,
                K::Sets,
                K::Result,
                K::Follows,
                K::Documents,
                K::Charge,
                K::Fee,
                K::Deadline,
                K::Extension,
                K::Reappoint,
                K::Supplement,
                K::Step,
                K::SameDayBlock,
                K::Requirement,
                K::FileAt,
                K::Stage,
                K::Draft,
                K::Illustrative,
            ],
            Self::Document => &[K::OneOf, K::Case],
            Self::Supplement => &[K::Notice, K::Resubmit, K::Restarts, K::Pauses],
            Self::Step => &[
                K::After,
                K::Within,
                K::By,
                K::When,
                K::Mandatory,
                K::Digitise,
                K::ReturnsResult,
                K::Consult,
                K::StepAgency,
                K::AtLeast,
                K::WaitApplicant,
                K::Illustrative,
            ],
            Self::SameDay => &[K::When, K::Unless],
            Self::Simplify => &[
                K::From,
                K::Basis,
                K::Deadline,
                K::Extension,
                K::Reappoint,
                K::Charge,
                K::Fee,
                K::Step,
                K::Signer,
                K::Drop,
                K::Merge,
                K::Channels,
                K::Applicants,
            ],
            Self::Program => &[
                K::From,
                K::To,
                K::Each,
                K::On,
                K::IntakeUntil,
                K::Signer,
                K::Covers,
                K::Except,
                K::When,
                K::Unless,
                K::Basis,
                K::Illustrative,
            ],
            Self::Rating => {
                &[K::Period, K::Criterion, K::Stars, K::Otherwise, K::MinimumSample, K::Basis, K::Illustrative]
            }
        }
    }

    /// The block that a clause with these folded words opens, by its first keyword, tone marks or not.
    pub(super) fn of_block(folded: &str) -> Option<Self> {
        use Keyword as K;
        const BLOCKS: [(Keyword, Context); 15] = [
            (K::Instrument, Context::Instrument),
            (K::Calendar, Context::Calendar),
            (K::Role, Context::Role),
            (K::Office, Context::Office),
            (K::CommonProcess, Context::Procedure),
            (K::Procedure, Context::Procedure),
            (K::Linked, Context::Procedure),
            (K::Simplify, Context::Simplify),
            (K::Program, Context::Program),
            (K::Rating, Context::Rating),
            (K::Documents, Context::Document),
            (K::OneOf, Context::Document),
            (K::Case, Context::Document),
            (K::Supplement, Context::Supplement),
            (K::Step, Context::Step),
        ];
        let same_day = [K::SameDayBlock].map(|keyword| (keyword, Self::SameDay));
        let plain = bare(folded);
        BLOCKS
            .into_iter()
            .chain(same_day)
            .find(|(keyword, _)| {
                let begins = |form: &str| {
                    plain.strip_prefix(&bare(form)).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                };
                begins(keyword.vietnamese()) || begins(keyword.english())
            })
            .map(|(_, context)| context)
    }
}
