//! The sentences of a decision that no catalog writes: why there is no same-day rule or no promise. In both languages.

use super::case::Case;
use super::decision::{Blocking, Moment};
use super::events::Status;
use super::limit::Reckoned;
use super::provenance::cite;
use super::state::Waiting;
use crate::bundle::{Exception, Language, Program, Provenance};
use crate::calendar::Hours;

/// The procedure has no same-day rule.
pub(super) fn no_rule(case: &Case<'_>) -> Blocking {
    let text = match case.language {
        Language::Vi => "thủ tục không có quy định trả kết quả trong ngày",
        Language::En => "the procedure has no same-day rule",
    };
    // The law of the whole procedure is no ground for what it leaves out.
    Blocking { basis: Vec::new(), ..reason("no_rule", text.to_owned(), &case.version.provenance) }
}

/// Counting starts after the cut-off.
pub(super) fn past_cutoff(case: &Case<'_>, after: u16, provenance: &Provenance) -> Blocking {
    let after = time(after);
    let text = match case.language {
        Language::Vi => format!("nhận sau {after} thì tính từ ngày làm việc tiếp theo"),
        Language::En => format!("received after {after}, so counted from the next working day"),
    };
    reason("no_promise", text, provenance)
}

/// Counting starts after a program's last intake minute.
pub(super) fn past_intake(case: &Case<'_>, program: &Program, last: u16) -> Blocking {
    let (title, last) = (program.title.pick(case.language), time(last));
    let text = match case.language {
        Language::Vi => format!("{title} chỉ nhận hồ sơ đến {last}"),
        Language::En => format!("{title} takes dossiers until {last} only"),
    };
    reason("no_promise", text, &program.provenance)
}

/// Counting starts outside a program's session of that day.
pub(super) fn out_of_session(case: &Case<'_>, program: &Program, hours: &Hours) -> Blocking {
    let title = program.title.pick(case.language);
    let windows: Vec<String> =
        hours.windows().iter().map(|[open, close]| format!("{}-{}", time(*open), time(*close))).collect();
    let windows = windows.join(", ");
    let text = match case.language {
        Language::Vi => format!("ngoài phiên {windows} của {title}"),
        Language::En => format!("outside the session {windows} of {title}"),
    };
    reason("no_promise", text, &program.provenance)
}

/// A program of that day leaves the procedure out, for a reason.
pub(super) fn left_out(case: &Case<'_>, program: &Program, exception: &Exception) -> Blocking {
    let (title, why) = (program.title.pick(case.language), exception.reason.pick(case.language));
    let text = match case.language {
        Language::Vi => format!("{title} không áp dụng cho thủ tục này: {why}"),
        Language::En => format!("{title} does not cover this procedure: {why}"),
    };
    Blocking { source: exception.source.clone(), ..reason("no_promise", text, &program.provenance) }
}

/// The committed limit ends on a later day, or has no date, and no program is in session.
pub(super) fn limit_is_later(case: &Case<'_>, committed: &Reckoned, provenance: Option<&Provenance>) -> Blocking {
    let text = match (committed.due.at, case.language) {
        (Some(Moment(at)), Language::Vi) => {
            format!("thời hạn đến {}, và không có phiên nào trả kết quả trong ngày", at.format("%H:%M ngày %d/%m/%Y"))
        }
        (Some(Moment(at)), Language::En) => {
            format!("the limit ends on {}, and no same-day session is held", at.format("%Y-%m-%d at %H:%M"))
        }
        (None, Language::Vi) => {
            "thời hạn không phải trong ngày, và không có phiên nào trả kết quả trong ngày".to_owned()
        }
        (None, Language::En) => "the limit is not the same day, and no same-day session is held".to_owned(),
    };
    reason("no_promise", text, provenance.unwrap_or(&case.version.provenance))
}

/// The dossier waits, was never received, or was given another date; none where its events leave a promise possible.
pub(super) fn events_stand_in_the_way(case: &Case<'_>) -> Option<Blocking> {
    let life = &case.life;
    let text = if life.is_stopped() {
        let status = life.wait.as_ref().map_or(Status::NotReceived, |wait| wait.status);
        let (number, name) = (status.number(), status.in_language(case.language));
        match case.language {
            Language::Vi => format!("không tính thời hạn: hồ sơ ở trạng thái {number}, {name}"),
            Language::En => format!("no limit is counted: the dossier is in status {number}, {name}"),
        }
    } else {
        let at = life.reappointed.filter(|_| life.stands)?;
        match case.language {
            Language::Vi => format!("đã hẹn lại lúc {}", at.format("%H:%M ngày %d/%m/%Y")),
            Language::En => format!("re-appointed on {}", at.format("%Y-%m-%d at %H:%M")),
        }
    };
    let supplement = case.version.supplement.as_ref().filter(|_| life.waiting_for() == Some(Waiting::Supplements));
    let supplement = supplement.map(|supplement| &supplement.provenance);
    let reappointment = case.version.reappointment.as_ref().filter(|_| !life.is_stopped());
    let rule = supplement.or(reappointment.map(|reappointment| &reappointment.provenance));
    Some(match rule {
        Some(provenance) => reason("no_promise", text, provenance),
        // The law of the whole procedure says nothing about it.
        None => Blocking { basis: Vec::new(), ..reason("no_promise", text, &case.version.provenance) },
    })
}

fn reason(clause: &str, text: String, provenance: &Provenance) -> Blocking {
    Blocking {
        clause: clause.to_owned(),
        text,
        basis: provenance.basis.iter().map(cite).collect(),
        source: provenance.source.clone(),
    }
}

/// A minute since midnight as `15:00`.
fn time(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
