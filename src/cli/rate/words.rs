//! What a rating says, in both languages.

words! {
    title(title, period) "{title}, kỳ {period}" / "{title}, {period}";
    illustrative() "minh họa: trọng số và ngưỡng chưa có văn bản" / "illustrative: no text sets these weights and thresholds";
    log(files, rows, rejected) "Sổ: {files}; {rows} dòng đã đọc, {rejected} dòng không dùng được" / "Log: {files}; rows read: {rows}, of no use: {rejected}";
    as_of(at) "Kỳ chưa hết: tính đến {at}" / "The period has not ended: as of {at}";
    suppressed(count, least)
        "{count} cơ quan dưới {least} hồ sơ không nêu để không nhận ra từng người; hạng vẫn tính cả các cơ quan ấy"
        / "Offices with fewer than {least} dossiers, left out so that nobody is told of: {count}; ranks count them, too";
    nobody() "Sổ không có hồ sơ nào trong kỳ này." / "The log has no dossier in this period.";
    rank() "Hạng" / "Rank";
    office() "Cơ quan" / "Office";
    stars() "Sao" / "Stars";
    points() "Điểm" / "Points";
    dossiers() "Hồ sơ" / "Dossiers";
    judged() "Xét được hạn" / "Judged";
    untold()
        "(+n): n hồ sơ có trạng thái đã xong hoặc đang chờ mà sổ không ghi từ lúc nào; không tính vào kỳ nào"
        / "(+n): n dossiers whose status says that they are over or wait, and no moment since when; they count in no period";
    points_short(points) "còn thiếu {points} điểm" / "{points} points are missing";
    on_the_spot() "Xong trong ngày" / "On the spot";
    on_time() "Đúng hạn" / "On time";
    overdue() "Quá hạn" / "Overdue";
    online() "Trực tuyến" / "Online";
    digitised() "Số hóa" / "Digitised";
    processing() "Thời gian so với luật" / "Time against the law's";
    satisfaction() "Hài lòng" / "Satisfaction";
    criteria() "Điểm từng tiêu chí" / "Points by criterion";
    more() "Để thêm một sao" / "One more star";
    need_in_time(count, from, to) "thêm {count} hồ sơ đúng hạn ({from} lên {to})" / "{count} more dossiers in time ({from} to {to})";
    need_online(count, from, to) "thêm {count} hồ sơ trực tuyến ({from} lên {to})" / "{count} more dossiers online ({from} to {to})";
    need_digitised(count, from, to) "thêm {count} hồ sơ số hóa ({from} lên {to})" / "{count} more dossiers digitised ({from} to {to})";
    need_time(from, to) "thời gian so với luật từ {from} xuống {to}" / "time against the law's from {from} down to {to}";
    need_satisfaction(from, to) "hài lòng từ {from} lên {to}" / "satisfaction from {from} to {to}";
    or(needs) "một trong: {needs}" / "one of: {needs}";
    nothing_alone() "không tiêu chí nào một mình là đủ" / "no criterion alone is enough";
    most() "đã cao nhất" / "there is no more";
    too_few(found, needed) "chưa xếp: {found} hồ sơ xét được, cần ít nhất {needed}" / "not rated: {found} dossiers are judged, at least {needed} are needed";
    not_measured(measures) "chưa xếp: sổ không cho biết {measures}" / "not rated: the log does not tell {measures}";
    chart_points() "điểm" / "points";
}
