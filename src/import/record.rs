//! One record of the portal as plain values: every cell as it stands, with its letters cleaned, nothing read into it yet.

use serde_json::Value;

use super::clean::Cleaned;
use super::value::{Broken, Object, expected};
use crate::bundle::{Channel, Level};
use crate::diagnostics::Both;

/// A procedure as the portal publishes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Mã thủ tục, such as `1.001193`.
    pub code: String,
    /// Tên thủ tục.
    pub name: Option<String>,
    /// Số quyết định công bố, spelled as published.
    pub decision: Option<String>,
    /// Cấp thực hiện that the language has, in the record's order.
    pub levels: Vec<Level>,
    /// Cấp thực hiện that it has not.
    pub other_levels: Vec<String>,
    /// Loại thủ tục.
    pub kind: Option<String>,
    /// Lĩnh vực.
    pub field: Option<String>,
    /// Đối tượng thực hiện.
    pub subjects: Vec<String>,
    /// Cơ quan thực hiện.
    pub agencies: Vec<String>,
    /// Cơ quan có thẩm quyền.
    pub authority: Vec<String>,
    /// Cơ quan phối hợp.
    pub coordinating: Vec<String>,
    /// Trình tự thực hiện.
    pub steps: Vec<Step>,
    /// Cách thức thực hiện, one a row.
    pub methods: Vec<Method>,
    /// Thành phần hồ sơ, by group.
    pub cases: Vec<Case>,
    /// Căn cứ pháp lý.
    pub basis: Vec<Basis>,
    /// Yêu cầu, điều kiện.
    pub requirements: Option<String>,
    /// Kết quả thực hiện.
    pub results: Vec<Outcome>,
    /// Where the record was taken from.
    pub source: Source,
    /// Members that the shape does not have: path and JSON text.
    pub unread: Vec<(String, String)>,
    /// What was cleaned in its letters.
    pub cleaned: Cleaned,
}

/// A step: the marker that the page prints before it, and its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Such as `Bước 1:`.
    pub name: Option<String>,
    /// Words.
    pub description: Option<String>,
}

/// A row of the table of methods.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// Channel.
    pub channel: Channel,
    /// The number of the time limit as written: `5`, `1.5`.
    pub time: Option<String>,
    /// Its unit.
    pub unit: Option<TimeUnit>,
    /// The cell.
    pub time_text: Option<String>,
    /// Fees.
    pub fees: Vec<Fee>,
    /// Words of the row's last cell.
    pub description: Option<String>,
}

/// A unit of a time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Giờ.
    Hour,
    /// Ngày.
    Day,
    /// Ngày làm việc.
    WorkingDay,
    /// Tháng.
    Month,
    /// Năm.
    Year,
}

/// A fee of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fee {
    /// The amount as written.
    pub amount: Option<String>,
    /// Currency; `VND` where the record names none.
    pub currency: Option<String>,
    /// Of what the amount is for one.
    pub unit: Option<String>,
    /// The cell with its note.
    pub text: Option<String>,
}

/// A group of documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// Name of the group; none where the page has one group only.
    pub name: Option<String>,
    /// Documents.
    pub documents: Vec<Component>,
}

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Component {
    /// Name.
    pub name: Option<String>,
    /// Attached file names.
    pub form: Option<String>,
    /// Originals as written.
    pub originals: Option<String>,
    /// Copies as written.
    pub copies: Option<String>,
}

/// A row of the legal basis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basis {
    /// The cell of the number.
    pub code: Option<String>,
    /// Title.
    pub name: Option<String>,
}

/// A result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Code, such as `KQ.G15.000031`.
    pub code: Option<String>,
    /// Name.
    pub name: Option<String>,
}

/// Where a record was taken from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// The collection.
    pub dataset: Option<String>,
    /// The file in it.
    pub path: Option<String>,
    /// The day on which it was taken, as written.
    pub retrieved: Option<String>,
}

impl Record {
    /// Reads a record.
    ///
    /// # Errors
    /// What is missing or of another type, with its path: a record without a code, or with a member that cannot be what the
    /// shape says, is not a record.
    pub(super) fn read(value: Value) -> Result<Self, Broken> {
        let mut object = Object::new(value, "")?;
        let mut record = Self::default();
        let counts = &mut record.cleaned;
        let code = object.text("code", counts)?;
        record.code = code.filter(|code| is_code(code)).ok_or_else(|| {
            Box::new(Both {
                vi: "`code` phải là mã thủ tục như `1.001193`".to_owned(),
                en: "`code` must be a procedure's code, such as `1.001193`".to_owned(),
            })
        })?;
        record.name = object.text("name", counts)?;
        record.decision = object.text("decision", counts)?;
        for level in object.texts("levels", counts)? {
            match level.as_str() {
                "ministry" => record.levels.push(Level::Ministry),
                "province" => record.levels.push(Level::Province),
                "commune" => record.levels.push(Level::Commune),
                "other" => record.levels.push(Level::Other),
                _ => record.other_levels.push(level),
            }
        }
        record.kind = object.text("formalityType", counts)?;
        record.field = object.text("field", counts)?;
        record.subjects = object.texts("subjects", counts)?;
        record.agencies = object.texts("executingAgencies", counts)?;
        record.authority = object.texts("authority", counts)?;
        record.coordinating = object.texts("coordinating", counts)?;
        let unread = &mut record.unread;
        for mut step in object.objects("executionSteps")? {
            record
                .steps
                .push(Step { name: step.text("name", counts)?, description: step.text("description", counts)? });
            step.rest(unread);
        }
        for method in object.objects("executionMethods")? {
            record.methods.push(Method::read(method, counts, unread)?);
        }
        for case in object.objects("executionCases")? {
            record.cases.push(Case::read(case, counts, unread)?);
        }
        for mut basis in object.objects("legalBasis")? {
            record.basis.push(Basis { code: basis.text("code", counts)?, name: basis.text("name", counts)? });
            basis.rest(unread);
        }
        record.requirements = object.text("requirements", counts)?;
        for mut result in object.objects("results")? {
            record.results.push(Outcome { code: result.text("code", counts)?, name: result.text("name", counts)? });
            result.rest(unread);
        }
        if let Some(mut source) = object.object("source")? {
            record.source = Source {
                dataset: source.text("dataset", counts)?,
                path: source.text("path", counts)?,
                retrieved: source.text("retrieved", counts)?,
            };
            source.rest(unread);
        }
        object.rest(unread);
        Ok(record)
    }
}

impl Method {
    fn read(mut row: Object, counts: &mut Cleaned, unread: &mut Vec<(String, String)>) -> Result<Self, Broken> {
        let channel = row.text("submissionMethod", counts)?;
        let channel = match channel.as_deref() {
            Some("DIRECT") => Channel::Counter,
            Some("ONLINE") => Channel::Online,
            Some("POSTAL") => Channel::Post,
            _ => {
                let values = "`DIRECT`, `ONLINE`, `POSTAL`";
                return Err(expected("executionMethods[].submissionMethod", values, values));
            }
        };
        let unit = match row.text("processingTimeUnit", counts)?.as_deref() {
            None => None,
            Some("HOUR") => Some(TimeUnit::Hour),
            Some("DAY") => Some(TimeUnit::Day),
            Some("WORKING_DAY") => Some(TimeUnit::WorkingDay),
            Some("MONTH") => Some(TimeUnit::Month),
            Some("YEAR") => Some(TimeUnit::Year),
            // A unit that no clause counts in is kept as it is written; the cell's text may still say something.
            Some(other) => {
                unread.push(("executionMethods[].processingTimeUnit".to_owned(), other.to_owned()));
                None
            }
        };
        let mut method = Self {
            channel,
            time: row.number("processingTime")?,
            unit,
            time_text: row.text("processingTimeText", counts)?,
            fees: Vec::new(),
            description: row.text("description", counts)?,
        };
        for mut fee in row.objects("fees")? {
            method.fees.push(Fee {
                amount: fee.number("amount")?,
                currency: fee.text("currency", counts)?,
                unit: fee.text("unit", counts)?,
                text: fee.text("text", counts)?,
            });
            fee.rest(unread);
        }
        row.rest(unread);
        Ok(method)
    }
}

impl Case {
    fn read(mut group: Object, counts: &mut Cleaned, unread: &mut Vec<(String, String)>) -> Result<Self, Broken> {
        let mut case = Self { name: group.text("name", counts)?, documents: Vec::new() };
        for mut document in group.objects("profileComponents")? {
            case.documents.push(Component {
                name: document.text("name", counts)?,
                form: document.text("form", counts)?,
                originals: document.number("originalQty")?,
                copies: document.number("copyQty")?,
            });
            document.rest(unread);
        }
        group.rest(unread);
        Ok(case)
    }
}

/// Any digit, a dot, six digits, and dotted segments of letters and digits.
fn is_code(code: &str) -> bool {
    let mut segments = code.split('.');
    let is_digits = |segment: Option<&str>, count: usize| {
        segment.is_some_and(|segment| segment.len() == count && segment.bytes().all(|byte| byte.is_ascii_digit()))
    };
    is_digits(segments.next(), 1)
        && is_digits(segments.next(), 6)
        && segments.all(|segment| !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
