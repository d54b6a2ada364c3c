//! Who may apply: the record's subjects as the language's closed values, with a note where the value is wider than the words.

use super::words::both;
use crate::bundle::Applicant;
use crate::diagnostics::messages::ImportProblem;
use crate::import::out::{Node, one_line};

/// The subjects of the portal's list; whether the value says all of it.
const LISTED: &[(&str, Applicant, bool)] = &[
    ("công dân việt nam", Applicant::Citizen, true),
    ("công dân", Applicant::Citizen, true),
    ("cá nhân", Applicant::Citizen, false),
    ("người việt nam định cư ở nước ngoài", Applicant::Overseas, true),
    ("người nước ngoài", Applicant::Foreigner, true),
    ("người nước ngoài cư trú tại việt nam", Applicant::Foreigner, false),
    ("cán bộ, công chức, viên chức", Applicant::Official, true),
    ("doanh nghiệp", Applicant::Enterprise, true),
    ("doanh nghiệp việt nam", Applicant::Enterprise, false),
    ("doanh nghiệp có vốn đầu tư nước ngoài", Applicant::Enterprise, false),
    ("hợp tác xã", Applicant::Cooperative, true),
    ("tổ chức (không bao gồm doanh nghiệp, htx)", Applicant::Organization, true),
    ("tổ chức", Applicant::Organization, true),
    ("tổ chức nước ngoài", Applicant::Organization, false),
];

/// The clause, or what stands beside its place where no subject has a value.
pub(super) fn subjects(all: &[String]) -> Result<Node, (String, Vec<ImportProblem>)> {
    let mut values: Vec<Applicant> = Vec::new();
    let mut narrower: Vec<(&String, Applicant)> = Vec::new();
    let mut unlisted: Vec<&String> = Vec::new();
    for subject in all {
        let folded = one_line(subject).to_lowercase();
        match LISTED.iter().find(|(words, ..)| *words == folded) {
            Some((_, value, whole)) => {
                if !values.contains(value) {
                    values.push(*value);
                }
                if !whole {
                    narrower.push((subject, *value));
                }
            }
            None => unlisted.push(subject),
        }
    }
    let noted: Vec<&str> = narrower
        .iter()
        .map(|(subject, _)| subject.as_str())
        .chain(unlisted.iter().map(|subject| subject.as_str()))
        .collect();
    // Where the wider subject stands in the list too, the narrower one adds nothing.
    let is_whole = |value: Applicant| {
        all.iter().any(|subject| {
            let folded = subject.to_lowercase();
            LISTED.iter().any(|(words, of, whole)| *words == folded && *of == value && *whole)
        })
    };
    narrower.retain(|(_, value)| !is_whole(*value));
    let mut doubts: Vec<ImportProblem> = Vec::new();
    for (subject, value) in &narrower {
        let written = value.vietnamese();
        let written = both(format!("ghi rộng hơn thành `{written}`"), format!("it is written wider, as `{written}`"));
        doubts.push(ImportProblem::SubjectUnlisted { subject: (*subject).clone(), written });
    }
    for subject in &unlisted {
        let written = both("chưa thành mệnh đề", "it is no clause yet");
        doubts.push(ImportProblem::SubjectUnlisted { subject: (*subject).clone(), written });
    }
    let note =
        if noted.is_empty() { String::new() } else { format!("Đối tượng trong bản ghi: {}", noted.join("; ")) };
    if values.is_empty() {
        return Err((note, doubts));
    }
    let mut node = Node::list("đối tượng", values.iter().map(|value| value.vietnamese().to_owned()).collect());
    node.add_note(&note);
    node.doubts = doubts;
    Ok(node)
}
