//! The words of guards in both languages: the headings and cells of their contents, and what is wrong with one.

words! {
    head(by, from) "Đơn giản hóa theo {by}, từ {from}" / "Simplified by {by}, from {from}";
    governs(from) "Áp dụng cho hồ sơ nhận từ {from}" / "For dossiers received from {from}";
    governs_to(from, to) "Áp dụng cho hồ sơ nhận từ {from} đến {to}" / "For dossiers received from {from} to {to}";
    meaning()
        "\"Trước\" là hồ sơ ấy nếu không có đơn giản hóa này; dòng không ghi gì ở đầu thì như cũ."
        / "\"Before\" is the same dossier had there been no such simplification; a line with nothing in front stands as it did.";
    before() "trước" / "before";
    after() "sau" / "after";
    before_column() "Trước" / "Before";
    after_column() "Sau" / "After";
    received_column() "Nhận lúc" / "Received";
    gain_column() "Sớm hơn" / "Sooner by";
    heading_head() "CHUNG" / "GENERAL";
    heading_limits() "THỜI HẠN" / "LIMITS";
    heading_steps() "CÁC BƯỚC" / "STEPS";
    heading_stages() "CÁC GIAI ĐOẠN" / "STAGES";
    heading_documents() "HỒ SƠ" / "DOCUMENTS";
    heading_fees() "PHÍ, LỆ PHÍ" / "FEES";
    heading_requirements() "YÊU CẦU, ĐIỀU KIỆN" / "REQUIREMENTS";
    heading_same_day() "TRẢ TRONG NGÀY" / "SAME DAY";
    heading_due(office) "HẸN TRẢ TẠI {office}" / "DUE AT {office}";
    heading_amounts() "SỐ TIỀN PHẢI NỘP" / "AMOUNTS DUE";
    heading_verdicts(office) "CÓ TRẢ TRONG NGÀY KHÔNG, TẠI {office}" / "WHETHER THE SAME DAY, AT {office}";
    applicants(list) "đối tượng: {list}" / "applicants: {list}";
    channels(list) "cách thức: {list}" / "channels: {list}";
    full() "toàn trình" / "full";
    partial() "một phần" / "partial";
    signer(role) "người ký: {role}" / "signed by: {role}";
    step_after(steps) "sau {steps}" / "after {steps}";
    within(time) "trong {time}" / "within {time}";
    at_least(time) "chờ ít nhất {time}" / "waits at least {time}";
    consults(agency) "lấy ý kiến {agency}" / "consults {agency}";
    applicant_time() "chờ người nộp" / "waits for the applicant";
    mandatory() "bắt buộc" / "mandatory";
    returns() "trả kết quả" / "returns the result";
    when(condition) "khi {condition}" / "when {condition}";
    optional() "nếu có" / "optional";
    drawn(from) "khai thác từ {from}" / "drawn from {from}";
    one_of() "một trong các giấy tờ" / "one of several";
    illustrative() "minh họa" / "illustrative";
    likewise(offices) "Cũng vậy tại: {offices}" / "Likewise at: {offices}";
    other_offices(count)
        "Còn {count} nhóm cơ quan có lịch hoặc giờ khác, không nêu ở đây" / "Groups of offices with another calendar or other hours, not shown: {count}";
    no_office() "Không có cơ quan nào giải quyết trong thời gian này" / "No office handles it in this time";
    no_days() "Nằm ngoài khoảng ngày của danh mục" / "Outside the days of the catalog";
    by_channels(list) "Hình thức nộp: {list}" / "Channel: {list}";
    if_facts(facts) "Nếu {facts}" / "If {facts}";
    fact_is(name, value) "{name}: {value}" / "{name}: {value}";
    yes() "có" / "yes";
    no() "không" / "no";
    cases_cut(count) "Chỉ nêu {count} trường hợp đầu; còn trường hợp khác" / "Cut: only the first {count} cases are shown";
    corners_cut()
        "Đã lược: quá nhiều tổ hợp, mỗi dữ kiện chỉ đổi riêng một mình" / "Cut: too many combinations, each fact is varied alone";
    same() "như cũ" / "the same";
    sooner(days) "{days} ngày làm việc" / "{days} working days";
    sooner_hours() "trong cùng ngày" / "within the day";
    later(days) "MUỘN HƠN {days} ngày làm việc" / "LATER by {days} working days";
    later_hours() "MUỘN HƠN trong cùng ngày" / "LATER within the day";
    provisional(text) "{text} (tạm tính)" / "{text} (provisional)";
    no_date() "không có ngày" / "no date";
    not_taken() "không nhận" / "not taken";
    depends(facts) "tùy thuộc {facts}" / "depends on {facts}";
    elsewhere(text) "theo {text}" / "set by {text}";
    not_fixed() "chưa xác định" / "not fixed";
    nothing_due() "không thu" / "none";
    received_at(moment) "Nhận {moment}" / "Received {moment}";
    no_same_day()
        "Trước và sau đều không trả trong ngày: không có quy định, không mô hình nào áp dụng"
        / "Neither before nor after: there is no such rule and no program covers it";
    other_cases() "các trường hợp khác" / "all other cases";
    eligible(until) "trả trong ngày, chậm nhất {until}" / "the same day, by {until}";
    not_eligible() "không" / "no";
    refused() "từ chối giải quyết" / "refused";
    why_first() "ngày đầu áp dụng" / "first day";
    why_before(what, from, to) "trước {what} {from} - {to}" / "before {what} {from} - {to}";
    why_in(what) "đúng ngày nghỉ: {what}" / "on a day off: {what}";
    why_year_end(what, from, to) "cuối năm, trước {what} {from} - {to}" / "end of the year, before {what} {from} - {to}";
    why_swapped(day) "làm bù cho ngày {day}" / "worked for {day}";
    why_eve_swapped() "trước ngày làm bù" / "before a day worked for another";
    why_rest() "ngày nghỉ hằng tuần" / "weekly rest day";
    why_month_end() "cuối tháng" / "end of a month";
    why_minutes() "quanh giờ mở, nghỉ trưa, đóng quầy" / "around opening, break and closing";
    why_cut_off(time) "quanh giờ chốt {time}" / "around the cut-off {time}";
    why_session(program) "phút nhận cuối của {program}" / "last intake of {program}";
    day_off() "ngày nghỉ" / "a day off";
    too_large(limit) "tệp dài hơn {limit} byte" / "it is longer than {limit} bytes";
    not_text() "tệp không phải UTF-8" / "it is not UTF-8";
    no_metadata() "tệp không mở đầu bằng khối `---`" / "it does not begin with a block of `---`";
    bad_metadata(why) "phần đầu tệp sai: {why}" / "its head is wrong: {why}";
    conflict() "tệp còn dấu xung đột của git" / "it holds marks of a merge conflict";
    accepted_new(name) "đã duyệt mới: {name}" / "accepted: {name}, new";
    accepted_gone(name) "đã xóa: {name}, không còn đơn giản hóa" / "deleted: {name}, its simplification is gone";
    accepted_rewritten(name) "đã viết lại: {name}" / "written anew: {name}";
    accepted_changed(name, what) "đã duyệt: {name}: {what}" / "accepted: {name}: {what}";
    lines_changed(heading, count) "{heading}: {count} dòng" / "{heading}: {count} lines";
    was() "đã duyệt" / "accepted";
    is_now() "nay" / "now";
}
