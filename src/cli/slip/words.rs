//! The words of the slip in both languages.

words! {
    title() "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" / "RECEIPT OF THE DOSSIER AND APPOINTMENT FOR THE RESULT";
    form() "Mẫu số 01, Thông tư 03/2025/TT-VPCP" / "Form 01, Circular 03/2025/TT-VPCP";
    procedure() "Thủ tục" / "Procedure";
    version(day) "bản từ {day}" / "version of {day}";
    office() "Nơi tiếp nhận" / "Received at";
    agency() "Cơ quan giải quyết" / "Decided by";
    channel() "Cách thức nộp" / "Filed";
    received() "Tiếp nhận lúc" / "Received";
    counted_from() "Tính thời hạn từ" / "Counted from";
    status() "Tình trạng" / "Status";
    since(status, moment) "{status}, từ {moment}" / "{status}, since {moment}";
    waiting_for_supplements()
        "chờ người nộp bổ sung; thời hạn không tính" / "waiting for the applicant's supplements; no limit runs";
    waiting_for_payment() "chờ người nộp nộp tiền; thời hạn không tính" / "waiting for payment; no limit runs";
    waiting_for_resumption() "đang dừng xử lý; thời hạn không tính" / "work has stopped; no limit runs";
    resubmit_by(moment) "nộp bổ sung chậm nhất {moment}" / "supplements by {moment}";
    restarted(moment) "tính lại từ đầu từ {moment}" / "counted anew from {moment}";
    paused(began, ended) "không tính từ {began} đến {ended}" / "not counted from {began} to {ended}";
    reappointed(moment) "đã hẹn lại lúc {moment}" / "re-appointed at {moment}";
    ended(moment) "kết thúc lúc {moment}" / "ended at {moment}";
    no_limit_runs() "không tính: thời hạn đang dừng" / "none: no limit runs";
    same_day() "Trả trong ngày" / "Same day";
    eligible() "đủ điều kiện trả kết quả trong ngày" / "the result is given the same day";
    eligible_until(moment) "đủ điều kiện, chậm nhất {moment}" / "yes, by {moment} at the latest";
    by_program(program) "theo mô hình {program}" / "by the program {program}";
    not_eligible() "không, vì:" / "no, because:";
    refused() "hồ sơ không đủ điều kiện giải quyết, vì:" / "the dossier cannot be granted, because:";
    undetermined() "chưa xác định được; còn phải biết:" / "not determined; still to be known:";
    statutory() "Hạn theo luật" / "Due by law";
    committed() "Hạn cam kết" / "Due as committed";
    reappointment() "Hẹn lại chậm nhất" / "Re-appointed by";
    promised() "HẸN TRẢ KẾT QUẢ" / "RESULT PROMISED";
    no_moment() "không có ngày xác định" / "no date can be given";
    no_date() "không quy định ngày" / "the law sets no date";
    depends() "tùy thuộc:" / "depends on:";
    provisional() "tạm tính: lịch nghỉ của khoảng này chưa được công bố"
        / "provisional: the holidays of this time are not announced yet";
    basis(law) "căn cứ {law}" / "basis: {law}";
    source(place) "({place})" / "({place})";
    illustrative() "minh họa" / "illustrative";
    on_request() "Giấy này chỉ cấp khi người nộp yêu cầu." / "This slip is issued on request only.";
    requirements() "Yêu cầu, điều kiện" / "Requirements";
    requirements_open() "chưa xác định được; còn phải biết:" / "not determined; still to be known:";
    documents() "Hồ sơ phải nộp" / "Documents to hand in";
    no_documents() "không phải nộp giấy tờ nào" / "none";
    documents_open() "Tùy trường hợp" / "Depending on the case";
    documents_optional() "Nộp thêm, nếu có" / "If there is one";
    one_of() "một trong các giấy tờ:" / "one of:";
    sets(count) "{count} bộ" / "sets: {count}";
    fee() "Phí, lệ phí" / "Fees";
    fee_sum() "cộng" / "sum";
    fee_none() "không thu" / "none";
    fee_unknown() "chưa xác định" / "not known";
    fee_elsewhere(text) "theo {text}" / "set by {text}";
    fee_charge() "lệ phí" / "charge";
    fee_plain() "phí" / "fee";
    charge_named(name) "lệ phí {name}" / "charge {name}";
    fee_named(name) "phí {name}" / "fee {name}";
    standing(at) "Vào {at}" / "As of {at}";
    on_time_ended() "đã kết thúc, đúng hạn" / "ended in time";
    late_ended(days) "đã kết thúc, trễ hạn {days} ngày làm việc" / "ended {days} working days late";
    late_ended_today() "đã kết thúc, trễ hạn" / "ended late";
    overdue_today() "quá hạn trong ngày" / "overdue since today";
    overdue(days) "quá hạn {days} ngày làm việc" / "overdue by {days} working days";
    due_soon(days) "sắp đến hạn: còn {days} ngày làm việc" / "due soon: {days} working days left";
    left(days) "còn {days} ngày làm việc" / "{days} working days left";
    clock_stopped() "thời hạn đang không tính" / "the clock does not run";
    standing_open() "chưa xác định được" / "not determined";
    steps() "Các bước" / "Steps";
    stage() "Giai đoạn" / "Stage";
    no_steps() "không có bước nào được ghi" / "none written";
    step_time(from, to) "{from} đến {to}" / "{from} to {to}";
    waits_for_applicant() "chờ người nộp, không tính vào thời hạn" / "waits for the applicant, outside the limit";
    at_most(text) "tối đa {text}" / "at most {text}";
    lapse_stops() "quá thì dừng" / "then stops";
    lapse_agrees() "quá thì coi như đồng ý" / "then deemed agreed";
    step_from(from) "từ {from}" / "from {from}";
    figures_illustrative()
        "Có số liệu minh họa: chưa có văn bản công bố các số liệu ấy."
        / "Some figures are illustrative: no text publishes them.";
}
