//! `E11`, `W11`: records of the national portal that are imported.

use crate::diagnostics::{Both, Term};

problems! {
    /// Records that cannot be read, what no clause can say, and what an officer and the portal changed both.
    ImportProblem {
        /// A file of which no record can be read.
        E1101 RecordsUnread { why: Box<Both> }
            message "không đọc được bản ghi nào trong tệp: {why}" / "no record of this file can be read: {why}";
        /// A record that cannot be read; the others are.
        E1102 RecordBroken { number: usize, line: usize, why: Box<Both> }
            message "bỏ qua bản ghi thứ {number} (dòng {line}): {why}" / "record {number} (line {line}) is passed over: {why}"
            help "sửa bản ghi ấy rồi nhập lại; các bản ghi khác đã được nhập" / "mend that record and import again; the others were imported";
        /// Two records of one code that say different things.
        E1103 RecordTwice { code: String, number: usize, line: usize }
            message "bản ghi thứ {number} (dòng {line}) nói khác bản ghi đã đọc trước của thủ tục `{code}`, nên bị bỏ qua" / "record {number} (line {line}) differs from the one of procedure `{code}` that was read before, so it is passed over"
            help "giữ một bản ghi cho mỗi mã rồi nhập lại" / "keep one record for each code and import again";
        /// A record of a procedure that an officer wrote.
        E1104 RecordDeclared { code: String, place: String }
            message "thủ tục `{code}` đã được viết tay tại {place}, nên bản ghi bị bỏ qua" / "procedure `{code}` was written by hand at {place}, so its record is passed over"
            help "muốn theo bản ghi thì xóa thủ tục ấy rồi nhập lại" / "to follow the record, delete that procedure and import again";
        /// A clause that both the officer and the portal changed.
        E1105 ImportConflict { clause: String, before: String, now: String }
            message "`{clause}` vừa được cán bộ sửa, vừa đổi trên cổng: trước là `{before}`, nay là `{now}`" / "`{clause}` was edited here and changed on the portal too: it was `{before}` there and is `{now}`"
            help "bản của cán bộ được giữ; đọc dòng `# xung đột`, sửa mệnh đề cho đúng rồi xóa dòng ấy" / "what stood here is kept; read the comment `# xung đột`, set the clause right and delete that line";
        /// A file with errors of syntax, which cannot be merged.
        E1106 ImportUnmerged { path: String }
            message "`{path}` có lỗi cú pháp nên chưa nhập được gì vào đó; tệp được để nguyên" / "`{path}` has errors of syntax, so nothing was imported into it; the file is left as it is"
            help "chạy `thutuc check`, sửa lỗi rồi nhập lại" / "run `thutuc check`, mend the errors and import again";

        /// A limit with a number and no unit.
        W1101 LimitWithoutUnit { number: String, channel: Term, read: Box<Both> }
            message "cổng ghi thời hạn {channel} là `{number}` mà không ghi đơn vị; {read}" / "the portal gives the limit for {channel} as `{number}` without a unit; {read}"
            help "tra văn bản rồi viết `thời hạn … ngày làm việc` hoặc `thời hạn … ngày`" / "look it up in the law and write `thời hạn … ngày làm việc` or `thời hạn … ngày`";
        /// A unit in the cell and another one in the words.
        W1102 LimitUnits { cell: String, words: String }
            message "ô thời hạn ghi `{cell}` nhưng lời văn ghi `{words}`" / "the cell of the limit says `{cell}`, but the words say `{words}`"
            help "mệnh đề theo ô; tra văn bản, sai thì sửa đơn vị" / "the clause follows the cell; look it up in the law and mend the unit where it is wrong";
        /// Several rows of one channel that only their words tell apart.
        W1103 RowsAlike { channel: Term, rows: usize }
            message "cổng ghi {rows} dòng thời hạn và phí {channel}, chỉ phân biệt được bằng lời văn" / "the portal has {rows} rows of limits and fees for {channel}, which only their words tell apart"
            help "mỗi dòng thành một giá trị của dữ kiện; đặt lại tên và điều kiện theo văn bản" / "each row became a value of a fact; give it the name and the condition that the law has";
        /// A channel without a limit.
        W1104 LimitMissing { channel: Term, read: Box<Both> }
            message "cổng không có thông tin về thời hạn {channel}; {read}" / "the portal gives no limit for {channel}; {read}"
            help "tra văn bản rồi viết `thời hạn …`; luật không đặt thời hạn thì `thời hạn không quy định`" / "look it up in the law and write `thời hạn …`, or `thời hạn không quy định` where the law sets none";
        /// A fee whose parts contradict each other.
        W1105 FeeContradicts { cell: String, why: Box<Both> }
            message "ô lệ phí `{cell}` đáng ngờ: {why}" / "the fee `{cell}` is doubtful: {why}"
            help "tra văn bản về phí rồi viết số tiền thay cho `theo \"…\"`" / "look up the rule on fees and write the amount in place of `theo \"…\"`";
        /// A document with a quantity of 0.
        W1106 QuantityZero { document: String }
            message "`{document}` có số lượng 0; cổng không nói đó là giấy tờ hay chỉ là ghi chú" / "`{document}` has the quantity 0; the portal does not say whether it is a document or only a note"
            help "là giấy tờ thì viết thành một dòng của `hồ sơ`, kèm số bản" / "where it is a document, write it as a line of `hồ sơ` with its copies";
        /// A limit in words.
        W1107 LimitWords { text: String }
            message "thời hạn `{text}` không phải là một khoảng thời gian tính được" / "the limit `{text}` is no length of time that can be counted"
            help "mệnh đề giữ nguyên lời văn và không cho ngày hẹn; tra văn bản, có con số thì viết con số" / "the clause keeps the words and gives no date; look it up in the law and write a number where there is one";
        /// A number of an instrument that is cut or missing.
        W1108 NumberTruncated { text: String }
            message "dòng căn cứ `{text}` có số hiệu bị cắt, bị thiếu hoặc không đọc được, nên chưa thành căn cứ" / "the row of the legal basis `{text}` has a number that is cut, missing or unreadable, so it is no basis yet"
            help "tra số hiệu đầy đủ, khai báo `văn bản` rồi thêm vào `căn cứ`" / "look up the whole number, declare the `văn bản` and add it to `căn cứ`";
        /// A time that ran into a fee.
        W1109 TimeInFee { time: String, fee: String, channel: Term }
            message "cổng in thời hạn dính với phí {channel}: `{time}` và `{fee}` có thể là một số bị cắt đôi" / "the portal runs limit and fee for {channel} together: `{time}` and `{fee}` may be one number cut in two"
            help "mở trang của thủ tục, đọc lại cả hai ô" / "open the procedure's page and read both cells again";
        /// A channel without any information on fees.
        W1110 FeeMissing { channel: Term }
            message "cổng không có thông tin về phí, lệ phí {channel}; điều đó không có nghĩa là miễn phí" / "the portal says nothing of fees for {channel}; that does not mean that it is free"
            help "tra văn bản về phí rồi viết số tiền; miễn phí thì viết `lệ phí 0 đồng`" / "look up the rule on fees and write the amount; where it is free, write `lệ phí 0 đồng`";
        /// Requirements in words.
        W1111 RequirementWords {}
            message "yêu cầu, điều kiện chỉ ghi bằng lời văn, nên chỉ thành một dữ kiện có/không chung" / "the requirements are in words only, so they became one yes/no fact"
            help "tách thành từng `yêu cầu … lý do \"…\"` mà máy xét được" / "split them into `yêu cầu … lý do \"…\"`, one for each condition that can be decided";
        /// A subject that the closed list has not.
        W1112 SubjectUnlisted { subject: String, written: Box<Both> }
            message "đối tượng `{subject}` không có trong danh sách của ngôn ngữ; {written}" / "`{subject}` is not in the language's list of applicants; {written}"
            help "so với văn bản rồi chọn giá trị đúng nhất cho `đối tượng`" / "compare with the law and choose the value of `đối tượng` that fits best";
        /// A level that the language has not.
        W1113 LevelUnlisted { level: String }
            message "ngôn ngữ không có cấp thực hiện `{level}`" / "the language has no level `{level}`"
            help "ngôn ngữ có `xã`, `tỉnh`, `bộ`, `khác`; chọn cấp của cơ quan giải quyết" / "the language has `xã`, `tỉnh`, `bộ`, `khác`; choose the level of the deciding agency";
        /// A record that says nothing of its first day.
        W1114 ForceUnknown { date: String }
            message "bản ghi không nêu ngày có hiệu lực; `hiệu lực từ` tạm ghi ngày {date}" / "the record does not say from when it is in force; `hiệu lực từ` has {date} for now"
            help "tra quyết định công bố rồi sửa `hiệu lực từ`" / "look up the decision that published it and mend `hiệu lực từ`";
        /// Letters that were cleaned.
        W1115 LettersCleaned { count: u64, what: Box<Both> }
            message "đã làm sạch {count} ký tự của bản ghi ({what})" / "characters of the record that were cleaned: {count} ({what})";
        /// A fee whose note names other amounts.
        W1116 FeeVaries { cell: String, amounts: String }
            message "ghi chú của ô lệ phí `{cell}` còn nêu {amounts}" / "the note of the fee `{cell}` names {amounts} too"
            help "mức phí thay đổi theo trường hợp hoặc theo ngày thì viết mỗi mức một dòng với `khi`" / "where the fee depends on the case or the day, write a row with `khi` for each amount";
        /// A clause out of a free text.
        W1117 ReadFromWords { words: String }
            message "mệnh đề này lấy từ lời văn `{words}`, không từ một ô riêng của bản ghi" / "this clause was taken from the words `{words}`, not from a cell of the record"
            help "so với văn bản, sai thì sửa" / "compare it with the law and mend it where it is wrong";
        /// A member that the portal's shape does not have.
        W1118 MemberUnknown { member: String }
            message "bản ghi có mục `{member}` mà phần nhập không biết; mục ấy được giữ trong dòng `##`" / "the record has an entry `{member}` that the import does not know; it is kept in a line `##`"
            help "đọc dòng `##`; là quy định thì viết thành mệnh đề" / "read the line `##`; where it is a rule, write it as a clause";
        /// Times in a step that do not fit, or several of them.
        W1119 StepTimes { step: String, times: String, why: Box<Both> }
            message "bước `{step}` nêu {times}: {why}, nên chưa viết thành `trong …`" / "the step `{step}` names {times}: {why}, so there is no `trong …` yet"
            help "tra văn bản rồi viết `trong …` cho bước nào có định thời gian" / "look it up in the law and write `trong …` for each step for which it sets a time";
        /// A fee in a currency that the language has not.
        W1120 FeeCurrency { cell: String }
            message "lệ phí `{cell}` không tính bằng đồng" / "the fee `{cell}` is not in đồng"
            help "ngôn ngữ chỉ có đồng; quy đổi theo văn bản rồi viết số tiền" / "the language has đồng only; convert as the law says and write the amount";
        /// A document without a name.
        W1121 DocumentNameless { number: usize }
            message "giấy tờ thứ {number} không có tên trên cổng" / "document {number} has no name on the portal"
            help "tra văn bản rồi viết tên giấy tờ" / "look it up in the law and write its name";
        /// Several fees in one row.
        W1122 FeesAlike { channel: Term, fees: usize }
            message "cổng ghi {fees} khoản phí {channel} mà không nói cộng lại hay tùy trường hợp" / "the portal has {fees} fees for {channel} and does not say whether they add up or depend on the case"
            help "mỗi khoản thành một `phí` với dữ kiện riêng; đặt điều kiện theo văn bản" / "each became a `phí` with a fact of its own; give it the condition that the law has";
        /// A remark that the portal counts as a document.
        W1124 NoteCounted { note: String }
            message "`{note}` là lời ghi chú nhưng cổng ghi số bản cho nó" / "`{note}` is a remark and the portal gives a number of copies for it"
            help "giữ trong dòng `##`; nếu thật là giấy tờ thì viết thành một dòng của `hồ sơ`" / "it is kept in a line `##`; where it is a document after all, write it as a line of `hồ sơ`";
        /// Steps that begin again.
        W1123 StepsRestart { step: String }
            message "từ bước `{step}`, các bước được đánh số lại; có lẽ mỗi loạt là của một trường hợp" / "from step `{step}` on the numbers begin again; each series may be for a case of its own"
            help "viết `khi` cho các bước của từng trường hợp" / "write `khi` on the steps of each case";
    }
}
