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
    nothing() "(không có)" / "(nothing)";
}
