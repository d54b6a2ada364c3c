//! `E08`, `W08`: conditions.

use crate::diagnostics::Term;

problems! {
    /// Conditions that say nothing.
    ConditionProblem {
        /// A condition that no dossier meets.
        E0801 NeverHolds {}
            message "điều kiện này không bao giờ đúng" / "this condition can never hold"
            help "sửa điều kiện, hoặc xóa mệnh đề" / "correct the condition, or delete the clause";
        /// A condition that every dossier meets.
        E0802 AlwaysHolds {}
            message "điều kiện này lúc nào cũng đúng" / "this condition always holds"
            help "bỏ `khi …`, hoặc sửa điều kiện" / "delete `when …`, or correct the condition";
        /// A proof that took too much.
        E0803 NotProven { code: String, part: Term, tried: Term }
            message "chưa chứng minh được thủ tục `{code}` giữ đúng lời hứa: để biết {part} phải xét {tried}" / "it is not proven that procedure `{code}` keeps its promises: to tell whether {part} one would have to look at {tried}"
            help "thủ tục không sai, nhưng có quá nhiều trường hợp để xét hết; làm gọn lại: các dòng và bước cùng xảy ra thì dùng chung một dữ kiện trong `khi`, mỗi điều kiện hay mức phí dùng ít dữ kiện hơn, hoặc tách thành hai thủ tục" / "the procedure is not wrong, but has too many cases to look at all of them; make it simpler: let rows and steps that go together ask one fact in their `when`, use fewer facts in one condition or amount, or split the procedure";
        /// A clause without which nothing would be decided otherwise.
        W0802 ChangesNothing {}
            message "mệnh đề này không thay đổi gì" / "this clause changes nothing"
            help "các mệnh đề khác đã nói đủ: xóa đi, hoặc sửa điều kiện" / "the other clauses say it already: delete it, or correct its condition";
        /// A value that stands twice in one list.
        W0801 ValueTwice { value: String }
            message "giá trị `{value}` được nêu hai lần" / "the value `{value}` stands twice"
    }
}
