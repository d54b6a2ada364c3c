//! What a report on a log says, in both languages.

words! {
    title_one() "Sổ hồ sơ theo quy định" / "What the log says";
    title_two() "Thay đổi quy định áp vào sổ hồ sơ cũ" / "What the change would have done";
    rules_two(old, new) "Quy định trước: {old}; sau: {new}" / "Rules before: {old}; after: {new}";
    as_of(at, days) "Tính đến {at}; sắp đến hạn là còn không quá {days} ngày làm việc" / "As of {at}; due soon is within {days} working days";
    log(files) "Sổ: {files}" / "Log: {files}";
    rows(rows, rejected) "{rows} dòng đã đọc, {rejected} dòng không dùng được" / "Rows read: {rows}, of no use: {rejected}";
    later(count) "{count} hồ sơ nhận sau thời điểm ấy, không tính" / "Received after that moment, not counted: {count}";
    untold(count) "{count} hồ sơ của bảng sự kiện không có trong sổ" / "Dossiers of the table of events that the log does not have: {count}";
    all() "Tất cả" / "All";
    by_procedure() "Theo thủ tục" / "By procedure";
    by_office() "Theo cơ quan" / "By office";
    by_field() "Theo lĩnh vực" / "By field";
    by_month() "Theo tháng nhận" / "By month of receipt";
    suppressed(count, least)
        "{count} nhóm không nêu để không nhận ra từng người (nhóm dưới {least} hồ sơ, và nhóm phải giấu cùng)"
        / "Groups left out so that nobody is told of: {count} (those with fewer than {least} dossiers, and those that must go with them)";
    nothing_changes() "Không hồ sơ nào thay đổi." / "No dossier changes.";
    nothing_known_changes() "Không hồ sơ nào thay đổi, trừ phần phí chưa rõ (xem trên)." / "No dossier changes, but for the fees that are not known (above).";
    no_dossiers() "Sổ không có hồ sơ nào." / "The log has no dossier.";
    fees_unknown(count)
        "Phí của {count} hồ sơ còn phần chưa rõ vì sổ thiếu dữ kiện, hoặc do văn bản khác đặt ra; phần rõ ở cả hai bên vẫn được so"
        / "Fees of which a part is not known, since the log lacks facts or another text sets them: {count} dossiers; what is known on both sides is compared all the same";
    found_lost() "Mới có hẹn / mất hẹn" / "Promise found / lost";
    group() "Nhóm" / "Group";
    dossiers() "Hồ sơ" / "Dossiers";
    in_time() "Trả đúng hạn" / "Ended in time";
    late() "Trả quá hạn" / "Ended late";
    open() "Đang xử lý, trong hạn" / "Open, in time";
    due_soon() "Sắp đến hạn" / "Due soon";
    overdue() "Đang xử lý, quá hạn" / "Open, overdue";
    waiting() "Đang chờ" / "Waiting";
    unknown() "Không xét được" / "Not known";
    out() "Rút, không nhận" / "Withdrawn, not received";
    on_the_spot() "Xong trong ngày" / "On the spot";
    in_time_rate() "Đúng hạn" / "In time";
    earlier() "Hẹn sớm hơn (ngày làm việc)" / "Promised earlier (working days)";
    later_promise() "Hẹn muộn hơn (ngày làm việc)" / "Promised later (working days)";
    less() "Phí ít hơn" / "Pay less";
    more() "Phí nhiều hơn" / "Pay more";
    newly_same_day() "Thêm trả trong ngày" / "Newly same-day";
    no_longer_same_day() "Hết trả trong ngày" / "No longer same-day";
    newly_late() "Thêm quá hạn" / "Newly late";
    no_longer_late() "Hết quá hạn" / "No longer late";
    one_side(old, new) "{old} hồ sơ chỉ quy định trước giải quyết được, {new} hồ sơ chỉ quy định sau" / "Decided by the old rules alone: {old}, by the new ones alone: {new}";
    examples() "Hồ sơ làm ví dụ" / "Examples";
    example(what, dossiers) "{what}: {dossiers}" / "{what}: {dossiers}";
    statutory_moves(earlier, later) "Hạn theo luật: {earlier} sớm hơn, {later} muộn hơn" / "Statutory limit: {earlier} earlier, {later} later";
    committed_moves(earlier, later) "Hạn cam kết: {earlier} sớm hơn, {later} muộn hơn" / "Committed limit: {earlier} earlier, {later} later";
}
