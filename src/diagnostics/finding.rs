//! One finding.

use std::collections::BTreeMap;

use super::messages::Problem;
use super::{Applies, Fix, Similar};
use crate::bundle::Language;
use crate::source::Span;

/// How much a finding weighs: an error keeps the bundle from being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The rule set is wrong.
    Error,
    /// The rule set may be wrong.
    Warning,
}

impl Severity {
    /// The form in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub note: Note,
}

/// What stands at a related place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The first of two.
    First,
    /// Where something is declared.
    Declared,
    /// Where something is used.
    Used,
    /// Where a brace or quote is opened.
    Opened,
    /// Another part of the same trouble.
    Other,
    /// The limit that is not kept.
    Limit,
    /// The clause that another one contradicts.
    Against,
    /// The clause that a result rests on.
    Decided,
    /// A level that no office handles.
    NoOffice,
    /// A limit that counts working days.
    Working,
}

impl Note {
    /// The words, in `language`.
    pub const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::First, Language::Vi) => "chỗ thứ nhất ở đây",
            (Self::First, Language::En) => "the first one is here",
            (Self::Declared, Language::Vi) => "được khai báo ở đây",
            (Self::Declared, Language::En) => "declared here",
            (Self::Used, Language::Vi) => "dùng ở đây",
            (Self::Used, Language::En) => "used here",
            (Self::Opened, Language::Vi) => "mở ở đây",
            (Self::Opened, Language::En) => "opened here",
            (Self::Other, Language::Vi) => "liên quan đến chỗ này",
            (Self::Other, Language::En) => "this belongs to it",
            (Self::Limit, Language::Vi) => "thời hạn ở đây",
            (Self::Limit, Language::En) => "the limit is here",
            (Self::Against, Language::Vi) => "trái với mệnh đề này",
            (Self::Decided, Language::Vi) => "kết quả do chỗ này",
            (Self::Decided, Language::En) => "this decided it",
            (Self::Against, Language::En) => "contradicts this clause",
            (Self::Working, Language::Vi) => "chỗ này tính ngày làm việc",
            (Self::Working, Language::En) => "this counts working days",
            (Self::NoOffice, Language::Vi) => {
                "không cơ quan nào được khai báo ở cấp này, nên không có hồ sơ cụ thể để dẫn ra"
            }
            (Self::NoOffice, Language::En) => {
                "no office is declared at this level, so there is no concrete dossier to show"
            }
        }
    }
}

/// A dossier that refutes a promise, for a person to check by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Procedure code.
    pub procedure: String,
    /// Office id.
    pub office: String,
    /// Moment of receipt, `YYYY-MM-DDTHH:MM`.
    pub received: String,
    /// Channel, in its English form.
    pub channel: String,
    /// Facts by canonical name.
    pub facts: BTreeMap<String, serde_json::Value>,
    /// What was promised.
    pub expected: String,
    /// What comes out.
    pub found: String,
}

/// One finding at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub problem: Problem,
    /// Its weight, after the catalog's `lints`.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// What the author may have meant, shown as a question.
    pub similar: Option<String>,
    /// The mend, where it is plain.
    pub fix: Option<Fix>,
    /// The clause that acknowledges it (`chấp nhận`).
    pub accepted: Option<Span>,
    /// The dossier that refutes a proof.
    pub witness: Option<Box<Witness>>,
}

impl Finding {
    /// A finding with the severity of its code.
    pub fn new(problem: impl Into<Problem>, span: Span) -> Self {
        let problem = problem.into();
        let severity = if problem.code().starts_with('W') { Severity::Warning } else { Severity::Error };
        Self { problem, severity, span, related: Vec::new(), similar: None, fix: None, accepted: None, witness: None }
    }

    /// Adds a related place.
    #[must_use]
    pub fn related(mut self, span: Span, note: Note) -> Self {
        self.related.push(Related { span, note });
        self
    }

    /// Adds what the author may have meant, and the fix that writes it over the finding's own span. It is applied unasked where
    /// no other name could be meant.
    #[must_use]
    pub fn did_you_mean(mut self, similar: Option<impl Into<Similar>>) -> Self {
        if let Some(Similar { name, sure }) = similar.map(Into::into) {
            let applies = if sure { Applies::Always } else { Applies::OnRequest };
            self.fix = Some(Fix::new(self.span, name.clone()).when(applies));
            self.similar = Some(name);
        }
        self
    }

    /// Adds a fix that may always be applied.
    #[must_use]
    pub fn fix(self, span: Span, replacement: impl Into<String>) -> Self {
        self.mended_by(Fix::new(span, replacement))
    }

    /// Adds a fix.
    #[must_use]
    pub fn mended_by(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// The code, such as `E0201`.
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// True for an error that no `chấp nhận` acknowledges.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Error && self.accepted.is_none()
    }

    /// What is wrong, in one line.
    pub fn message(&self, language: Language) -> String {
        self.problem.message(language)
    }

    /// What to write instead: the question about a similar name, then the code's own help.
    pub fn help(&self, language: Language) -> Option<String> {
        let question = self.similar.as_ref().map(|similar| match language {
            Language::Vi => format!("có phải `{similar}`?"),
            Language::En => format!("did you mean `{similar}`?"),
        });
        match (question, self.problem.help(language)) {
            (Some(question), Some(help)) => Some(format!("{question} {help}")),
            (question, help) => question.or(help),
        }
    }
}
