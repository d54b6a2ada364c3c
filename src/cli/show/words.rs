//! The words of `show` in both languages.

words! {
    in_force(from) "hiệu lực từ {from}" / "in force from {from}";
    in_force_to(from, to) "hiệu lực từ {from} đến {to}" / "in force from {from} to {to}";
    field() "Lĩnh vực" / "Field";
    level() "Cấp" / "Level";
    applicants() "Đối tượng" / "Applicants";
    channels() "Cách thức" / "Channels";
    full() "toàn trình" / "full";
    partial() "một phần" / "partial";
    signer() "Người ký" / "Signed by";
    results() "Kết quả" / "Result";
    published_by() "Quyết định công bố" / "Published by";
    basis() "Căn cứ" / "Basis";
    documents() "Hồ sơ" / "Documents";
    optional() "nếu có" / "optional";
    drawn(text) "khai thác từ {text}" / "drawn from {text}";
    case(text) "trường hợp: {text}" / "case: {text}";
    fees() "Phí, lệ phí" / "Fees";
    limits() "Thời hạn" / "Limits";
    by_law(rule) "theo luật: {rule}" / "by law: {rule}";
    requirements() "Yêu cầu, điều kiện" / "Requirements";
    stages() "Các giai đoạn" / "Stages";
    steps() "Các bước" / "Steps";
    after(steps) "sau {steps}" / "after {steps}";
    within(text) "trong {text}" / "within {text}";
    mandatory() "bắt buộc" / "mandatory";
    same_day() "Trả trong ngày" / "Same day";
    changed(by, from) "theo {by} từ {from}" / "by {by} from {from}";
    at_office(office, moment) "Tại {office}, nhận {moment}" / "At {office}, received {moment}";
    eligible(until) "trả trong ngày, chậm nhất {until}" / "the same day, by {until}";
    not_eligible(due) "không trả trong ngày; hạn {due}" / "not the same day; due {due}";
    undetermined(facts) "tùy thuộc {facts}" / "depends on {facts}";
    refused() "không đủ điều kiện giải quyết" / "cannot be granted";
    no_date() "không có ngày xác định" / "no date can be given";
    coordinating() "Phối hợp" / "Coordinating";
    file_at() "Nơi nộp" / "Filed at";
    every_office(levels) "mọi cơ quan cấp {levels}" / "every office of level {levels}";
    consult(text) "lấy ý kiến {text}" / "consults {text}";
    at_least(text) "chờ ít nhất {text}" / "waits at least {text}";
    supplement(text) "bổ sung: {text}" / "supplements: {text}";
    notice(text) "thông báo trong {text}" / "notice within {text}";
    resubmit(text) "nộp lại trong {text}" / "resubmitted within {text}";
    restarts() "tính lại từ đầu" / "the clock restarts";
    pauses() "tạm dừng thời hạn" / "the clock pauses";
}
