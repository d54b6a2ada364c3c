//! The words of `test` in both languages.

words! {
    member() "mục" / "member";
    expected() "chờ đợi" / "expected";
    actual() "kết quả" / "actual";
    decided_by(rule, source) "quyết định bởi: {rule} ({source})" / "decided by: {rule} ({source})";
    passes_if(member, cures) "`{member}` đạt nếu: {cures}" / "`{member}` passes if: {cures}";
    or() ", hoặc " / ", or ";
    file_passed(path, count) "✓ {path}: {count} đạt" / "✓ {path}: {count} passed";
    file_failed(path, passed, failed) "✗ {path}: {passed} đạt, {failed} không đạt" / "✗ {path}: {passed} passed, {failed} failed";
    not_run(count) "{count} không chạy được" / "{count} could not be run";
    unconfirmed(count) "{count} chưa xác nhận" / "{count} not confirmed";
    passed(count) "{count} đạt" / "{count} passed";
    failed(count) "{count} không đạt" / "{count} failed";
    total(count) "{count} tình huống" / "{count} scenarios";
    none_found() "danh mục chưa có tình huống nào; viết tệp `….scenarios.yaml` cạnh thủ tục" / "the catalog has no scenarios; write a file `….scenarios.yaml` beside the procedures";
    guards_same(count) "✓ guards: {count} bản chốt không đổi" / "✓ guards: {count} unchanged";
    guards_total(count) "{count} bản chốt" / "{count} guards";
    guards_open(count) "{count} bản chốt phải xem lại" / "{count} guards to look at";
    more_failed(count) "… và {count} tình huống khác không đạt" / "… and {count} more fail";
    unread(count) "{count} chỗ không đọc được" / "{count} places cannot be read";
    accepted_though(count)
        "  ! còn {count} tình huống không đạt: xem lại trước khi lưu bản chốt"
        / "  ! scenarios still fail ({count}): look at them before you keep these guards";
    nothing() "(không có)" / "(nothing)";
    coverage_head(clauses, answers) "Độ bao phủ ({clauses}; {answers})" / "Coverage ({clauses}; {answers})";
    clauses() "mệnh đề đủ" / "clauses in full";
    answers() "câu trả lời đã thấy" / "answers seen";
    same_day() "trong ngày" / "same-day clauses";
    deadlines() "thời hạn" / "deadline rows";
    fees() "phí, lệ phí" / "fee rows";
    requirements() "yêu cầu" / "requirements";
    reappointments() "hẹn lại" / "re-appointments";
    documents() "hồ sơ" / "documents";
    steps() "bước" / "steps";
    stages() "giai đoạn" / "stages";
    boundaries() "mốc ranh giới" / "boundaries";
    holds() "đúng" / "holds";
    fails() "sai" / "fails";
    unknown() "chưa biết" / "unknown";
    applies() "áp dụng" / "applies";
    before() "ngay trước" / "just before";
    after() "ngay sau" / "just after";
    never_decided() "chưa lần nào quyết định" / "never decided";
    legend() "✓ đã thấy, ✗ chưa thấy, – không thể có" / "✓ seen, ✗ not seen, – not possible";
    all_covered() "mọi câu trả lời có thể có đều đã thấy" / "every answer that is possible was seen";
    suggested(path, count) "đã viết {count} gợi ý chưa xác nhận vào `{path}`" / "wrote {count} unconfirmed suggestions to `{path}`";
    nothing_to_suggest() "không còn gì để gợi ý" / "nothing is left to suggest";
    waiting(count) "{count} câu trả lời còn chờ: đã có tình huống nhưng chưa xác nhận" / "{count} answers wait: scenarios show them that nobody has confirmed";
    left(count) "{count} câu trả lời chưa tìm được hồ sơ để gợi ý" / "for {count} answers no dossier was found to suggest";
}
