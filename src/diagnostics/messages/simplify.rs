//! `E07`, `W07`: simplifications.

use chrono::{NaiveDate, NaiveDateTime};

use crate::diagnostics::Term;

problems! {
    /// Simplifications that do not fit what they change.
    SimplifyProblem {
        /// A simplification of a procedure that no version carries on its day.
        E0701 NoVersion { code: String, on: NaiveDate }
            message "ngày {on} không có bản nào của thủ tục `{code}`" / "no version of procedure `{code}` is in force on {on}";
        /// A line that names a row which the version does not hold.
        E0702 NotThere { what: Term, expected: String }
            message "bản đang có hiệu lực không có dòng `{expected}` ({what})" / "the version in force has no row `{expected}` ({what})"
            help "viết đúng như dòng đang có, cả `khi`" / "write the row as it stands, its `when` included";
        /// A line that fits several rows.
        E0703 Ambiguous { what: Term, expected: String }
            message "nhiều dòng {what} khớp với `{expected}`" / "several rows match the {what} `{expected}`"
            help "viết cả `khi …` của dòng cần đổi, để chỉ khớp một dòng" / "write the `when …` of the row to change too, so that only one matches";
        /// A simplification that drops a mandatory step.
        E0704 DropsMandatory { step: String }
            message "bước `{step}` là bắt buộc, không bỏ được" / "the step `{step}` is mandatory and cannot be dropped"
            help "có thể gộp bước này với bước khác" / "it can be merged with another step";
        /// A simplification without its day or its decision.
        E0705 PartMissing { part: Term }
            message "đơn giản hóa này thiếu `{part}`" / "this simplification lacks `{part}`";
        /// A channel or applicant that is offered already.
        E0706 AlreadyThere { what: Term, name: String }
            message "{what} `{name}` đã có sẵn" / "{what} `{name}` is already there";
        /// A clause that still names a dropped paper or step.
        E0707 StillNamed { what: Term, name: String }
            message "{what} `{name}` bị bỏ nhưng vẫn được nhắc đến" / "{what} `{name}` is dropped but still named";
        /// A line that puts what is there already.
        E0708 NoChange {}
            message "dòng này không thay đổi gì" / "this line changes nothing";
        /// A merged step without a limit although its parts have one.
        E0709 MergedWithout { step: String }
            message "bước gộp `{step}` phải nêu `trong …`" / "the merged step `{step}` needs `within …`";
        /// A merge of fewer than two steps.
        E0710 MergeOfOne {}
            message "phải gộp ít nhất hai bước" / "at least two steps are merged";
        /// A step named by a merge although another step has that name.
        E0711 StepTaken { step: String }
            message "đã có bước `{step}`" / "there is a step `{step}` already";
        /// A limit that a simplification makes longer for some receipt.
        E0712 LongerLimit { received: NaiveDateTime, before: NaiveDateTime, after: NaiveDateTime }
            message "đơn giản hóa làm thời hạn dài ra: nhận {received} thì trước là {before}, nay là {after}" / "the simplification makes the limit longer: received {received}, it was due {before} and is now due {after}"
            help "rút thêm, hoặc giữ đơn vị cũ: `ngày` không phải `ngày làm việc`" / "cut more, or keep the unit: `days` are not `working days`";
        /// A limit that a simplification takes away.
        E0713 LimitLost {}
            message "đơn giản hóa bỏ mất ngày hẹn: trước có thời hạn, nay không" / "the simplification takes the limit away: there was a due date, now there is none"
            help "giữ một thời hạn có ngày cho mọi hồ sơ trước đây có, hoặc bỏ dòng này" / "keep a limit with a date for every dossier that had one, or delete this line";
        /// A fee that a simplification makes higher for some facts.
        E0714 HigherFee { before: i64, after: i64 }
            message "đơn giản hóa làm phí cao lên: trước là {before} đồng, nay là {after} đồng" / "the simplification raises the fee: it was {before} VND and is now {after} VND"
            help "xem hồ sơ dẫn ra dưới đây; sửa mức phí mới cho không cao hơn mức cũ" / "see the dossier shown; correct the new amount so that it is not higher";
        /// A fee that a simplification puts in place of one that is set elsewhere.
        E0715 FeeNotComparable {}
            message "không so được phí trước và sau: một bên do văn bản khác quy định" / "the fee before and after cannot be compared: one of them is set elsewhere"
            help "ghi số tiền ở cả hai bên, hoặc bỏ dòng này" / "write amounts on both sides, or delete the line";
        /// A document that a simplification asks for anew.
        E0716 AsksForMore {}
            message "đơn giản hóa khiến hồ sơ đang đủ thành thiếu, hoặc đòi thêm giấy tờ" / "the simplification makes a complete dossier incomplete, or asks for another document"
            help "giấy bị bỏ là một trong các giấy thay thế nhau: bỏ cả nhóm, hoặc giữ lại" / "the dropped document is one of several alternatives: drop the whole group, or keep it";
        /// A same-day answer that a simplification takes from someone.
        E0717 NarrowerSameDay {}
            message "đơn giản hóa khiến có hồ sơ không còn được trả trong ngày" / "the simplification takes the same-day answer from some dossier"
            help "hồ sơ dẫn ra dưới đây trước được trả trong ngày, nay bị mệnh đề được chỉ loại ra: xóa mệnh đề ấy hoặc thêm `khi …` để không gồm hồ sơ này, hoặc xóa dòng đơn giản hóa gây ra" / "the dossier shown used to be answered on the day of receipt and is now stopped by the clause pointed at: delete that clause or narrow it with `when …` so that it leaves this dossier alone, or delete the line of the simplification that causes it";
        /// A simplification after which the procedure stands as before.
        W0701 NoEffect { code: String }
            message "đơn giản hóa này không thay đổi gì ở thủ tục `{code}`" / "this simplification changes nothing in procedure `{code}`"
            help "nêu điều đang có và điều thay vào, hoặc bỏ mục này" / "say what it finds and what it puts there, or delete it"
    }
}
