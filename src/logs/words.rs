//! What is said of rows of a log, in both languages.

words! {
    bad_moment(column, text)
        "`{column}`: `{text}` không phải là thời điểm; viết ngày và giờ, như `2025-10-03T14:00` hay `03/10/2025 14:00`"
        / "`{column}`: `{text}` is no moment; write date and time, as in `2025-10-03T14:00` or `03/10/2025 14:00`";
    bad_status(text)
        "`{text}` không phải là trạng thái; viết số 1 đến 10 của trục liên thông, hoặc cho nghĩa của chữ ấy ở `values: status:` của tệp ánh xạ"
        / "`{text}` is no status; write a national one, 1 to 10, or give the word its meaning at `values: status:` of the mapping";
    bad_digitised(text)
        "`{text}` không cho biết hồ sơ đã số hóa hay chưa; viết có hoặc không"
        / "`{text}` does not say whether the dossier is digitised; write yes or no";
    bad_score(text)
        "`{text}` không phải là điểm hài lòng trong thang; thang là 0 đến 100 nếu tệp ánh xạ không ghi `satisfaction: {{ from: …, to: … }}`"
        / "`{text}` is no score of satisfaction on the scale, which is 0 to 100 unless the mapping has `satisfaction: {{ from: …, to: … }}`";
    offices(code, offices)
        "mã `{code}` là của nhiều cơ quan ({offices}); ghi tên cơ quan, hoặc cho nghĩa ở `values: office:` của tệp ánh xạ"
        / "the code `{code}` is that of several offices ({offices}); write the office's name, or give it at `values: office:` of the mapping";
    returned_first(returned, received)
        "trả kết quả lúc {returned}, trước khi nhận hồ sơ lúc {received}"
        / "returned at {returned}, before it was received at {received}";
    returned_and_open(status)
        "đã có thời điểm trả kết quả, nhưng trạng thái {status} không phải là đã xong (7, 9 hoặc 10)"
        / "it has a moment of return, but status {status} does not say that it is over (7, 9 or 10)";
    disagrees(status, event)
        "trạng thái là {status}, nhưng sự kiện cuối cùng là {event}; ghi thêm sự kiện còn thiếu hoặc sửa trạng thái"
        / "its status is {status}, but its last event is {event}; add the event that is missing or mend the status";
    long_number(most)
        "số hồ sơ dài hơn {most} byte" / "the dossier's number is longer than {most} bytes";
    no_answer(why)
        "SQL không trả lời được hồ sơ này: {why}; bỏ --engine thì chương trình này tự giải quyết"
        / "the SQL has no answer for this dossier: {why}; without --engine this program decides it itself";
    many_events(most)
        "có hơn {most} sự kiện" / "it has more than {most} events";
    rules_unsaid(rules)
        "quy định không viết được thành SQL: {rules}" / "its rules cannot be said in SQL: {rules}";
    returned_twice(returned, event)
        "cột trả kết quả ghi {returned}, sự kiện ghi {event}"
        / "the column of returns says {returned}, the event {event}";
    bad_events(row, why)
        "dòng {row} của bảng sự kiện không đọc được: {why}"
        / "row {row} of the table of events cannot be read: {why}";
}
