//! What is said of how a log was read, in both languages.

words! {
    rules(what) "Quy định: {what}" / "Rules: {what}";
    unread(names) "Cột không đọc: {names}" / "Columns not read: {names}";
    sample(file, row, reason) "dòng {row} của {file}: {reason}" / "row {row} of {file}: {reason}";
    others(count) "còn {count} dòng như vậy; `--rejected TỆP` ghi mọi dòng cùng lý do" / "and {count} more; `--rejected FILE` writes them all, each with the reason";
    repeated(count) "{count} dòng lặp lại hồ sơ đã có, mỗi dòng được tính một lần" / "Rows of dossiers that were there already, each of which is counted: {count}";
}
