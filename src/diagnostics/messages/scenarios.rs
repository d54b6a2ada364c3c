//! `E10`, `W10`: scenarios and guards.

use crate::diagnostics::{Both, Term};

problems! {
    /// Scenario files that cannot be read, scenarios that cannot be run, and those that fail.
    ScenarioProblem {
        /// A scenario file that is no YAML.
        E1001 ScenarioYaml { detail: Box<Both> }
            message "tệp tình huống không đúng YAML tại chỗ này: {detail}" / "the scenario file is no correct YAML here: {detail}"
            help "xem lại thụt lề (chỉ dùng dấu cách), ngoặc chưa đóng, và chữ có dấu `: ` hay ` #` bên trong thì đặt trong ngoặc kép" / "look at the indentation (blanks only), brackets left open, and put texts with `: ` or ` #` inside in quotes";
        /// A scenario file of another shape.
        E1002 ScenarioShape { expected: Term }
            message "chỗ này phải là {expected}" / "this must be {expected}";
        /// A key that scenarios do not have.
        E1003 ScenarioKey { key: String, keys: String }
            message "`{key}` không phải là mục của tình huống" / "`{key}` is no key of a scenario"
            help "các mục: {keys}" / "the keys are {keys}";
        /// A key that a scenario must have.
        E1004 ScenarioLacks { key: String }
            message "tình huống thiếu mục `{key}`" / "the scenario lacks `{key}`"
            help "thêm dòng `{key}: …`" / "add a line `{key}: …`";
        /// A key that stands twice.
        E1005 ScenarioTwice { key: String }
            message "`{key}` có hai lần" / "`{key}` stands twice"
            help "giữ một, xóa một" / "keep one of them";
        /// Two scenarios of one name in a file.
        E1006 ScenarioName { name: String }
            message "hai tình huống cùng tên `{name}`" / "two scenarios are named `{name}`"
            help "đặt tên khác nhau để báo cáo chỉ đúng tình huống" / "give each a name of its own, so that a report names one";
        /// A value that its key does not take.
        E1007 ScenarioValue { key: String, value: String, expected: Box<Both> }
            message "`{value}` không phải là giá trị của `{key}`" / "`{value}` is no value of `{key}`"
            help "viết {expected}" / "write {expected}";
        /// An expected member that decisions do not have.
        E1008 ScenarioMember { path: String, members: String }
            message "kết quả không có mục `{path}`" / "decisions have no member `{path}`"
            help "các mục ở đây: {members}" / "the members here are {members}";
        /// A dossier that cannot be decided at all.
        E1009 ScenarioUndecided { why: Box<Both> }
            message "không giải quyết được hồ sơ này: {why}" / "this dossier cannot be decided: {why}";
        /// A relative date that names no session or working day.
        E1010 ScenarioSession { why: Box<Both> }
            message "không có phiên như vậy: {why}" / "there is no such session: {why}";
        /// A row of a table with too few or too many cells.
        E1011 ScenarioRow { cells: usize, columns: usize }
            message "dòng có {cells} ô nhưng bảng có {columns} cột" / "the number of cells in the row is {cells}, of columns in the table {columns}"
            help "thêm hoặc bớt ô cho đủ; ô không biết thì viết `null`" / "add or take away cells; write `null` in one that is not known";
        /// More scenarios than a file may hold.
        E1013 ScenarioTooMany { limit: usize }
            message "tệp có hơn {limit} tình huống, hoặc bảng quá lớn" / "the file has more than {limit} scenarios, or a table that is too large"
            help "chia thành nhiều tệp" / "split it into several files";
        /// A scenario whose decision is another one than expected.
        E1012 ScenarioFails { name: String, path: String, expected: String, actual: String, cure: Box<Both> }
            message "tình huống `{name}` không đạt: `{path}` chờ đợi `{expected}`, kết quả `{actual}`" / "the scenario `{name}` fails: `{path}` should be `{expected}` and is `{actual}`"
            help "{cure}" / "{cure}";
        /// Two keys that exclude each other.
        E1014 ScenarioBoth { one: String, other: String }
            message "`{one}` và `{other}` không đi cùng nhau" / "`{one}` and `{other}` exclude each other"
            help "giữ một mục, xóa mục kia" / "keep one of them";
        /// A table of which so many rows are wrong that the rest was not read.
        E1015 ScenarioMore { left: usize }
            message "còn {left} dòng của bảng chưa được đọc vì các dòng trên sai quá nhiều" / "rows that were not read, since so many above are wrong: {left}"
            help "sửa các dòng trên rồi chạy lại" / "mend those above and run again";
        /// A simplification without its guard.
        E1020 GuardMissing { name: String }
            message "đơn giản hóa này chưa có bản chốt `guards/{name}.snap`" / "this simplification has no guard `guards/{name}.snap`"
            help "chạy `thutuc test --update`, đọc tệp mới rồi lưu cùng danh mục" / "run `thutuc test --update`, read the new file and keep it with the catalog";
        /// A guard without its simplification.
        E1021 GuardOrphan { name: String }
            message "bản chốt `guards/{name}.snap` không ứng với đơn giản hóa nào" / "the guard `guards/{name}.snap` belongs to no simplification"
            help "viết lại đơn giản hóa đã bỏ, hoặc chạy `thutuc test --update` để xóa tệp" / "restore the simplification that is gone, or run `thutuc test --update` to delete the file";
        /// A simplification that does something else than its guard says.
        E1022 GuardChanged { name: String, what: Box<Both> }
            message "đơn giản hóa này không còn cho kết quả đã duyệt trong `guards/{name}.snap` ({what})" / "this simplification no longer gives what was accepted in `guards/{name}.snap` ({what})"
            help "đọc các dòng khác nhau; đúng ý thì chạy `thutuc test --update`, không thì sửa quy định" / "read what differs; if it is meant, run `thutuc test --update`, else correct the rules";
        /// A guard that cannot be read.
        E1023 GuardUnreadable { name: String, why: Box<Both> }
            message "không đọc được bản chốt `guards/{name}.snap`: {why}" / "the guard `guards/{name}.snap` cannot be read: {why}"
            help "lấy lại tệp từ kho lưu, hoặc chạy `thutuc test --update` để viết lại" / "restore the file, or run `thutuc test --update` to write it anew";
        /// A scenario file that tests nothing.
        W1002 ScenarioNone { path: String }
            message "tệp `{path}` không có tình huống nào" / "the file `{path}` has no scenario"
            help "viết tình huống bắt đầu bằng `- name: …`, hoặc xóa tệp" / "write a scenario that begins with `- name: …`, or delete the file";
        /// A file that looks like one of scenarios and is not read.
        W1003 ScenarioFileName { path: String }
            message "tệp `{path}` không được chạy vì tên không kết thúc bằng `.scenarios.yaml`" / "the file `{path}` is not run: its name does not end in `.scenarios.yaml`"
            help "đổi tên tệp cho kết thúc bằng `.scenarios.yaml`" / "rename it so that it ends in `.scenarios.yaml`";
        /// A scenario that no officer has confirmed.
        W1001 ScenarioUnconfirmed { name: String }
            message "tình huống `{name}` chưa được cán bộ xác nhận" / "no officer has confirmed the scenario `{name}`"
            help "đối chiếu kết quả với văn bản pháp luật, rồi xóa dòng `confirmed: false`" / "compare its results with the law, then delete the line `confirmed: false`";
    }
}
