//! The words of the terminal in both languages: one row a sentence, so that neither language can lack one.

use crate::bundle::{KeyId, Language, Statement};
use crate::wording::say;

/// Who signed a bundle, and what it states.
pub(crate) fn signed(language: Language, key: KeyId, statement: &Statement) -> String {
    let sequence = match statement.sequence {
        0 => signed_no_sequence(language),
        sequence => signed_sequence(language, &sequence),
    };
    let active = match statement.activate {
        Some(day) => signed_active_from(language, &say::date(day, language)),
        None => signed_active(language),
    };
    [signed_by(language, &key), sequence, active].join(", ")
}

/// Why what the `duckdb` program wrote is no answer.
pub(crate) fn duckdb_unanswered(language: Language, row: &str, said: &str) -> String {
    let why = if row.is_empty() { duckdb_lacks(language) } else { duckdb_unread(language, &super::input::brief(row)) };
    let all = [why.as_str(), said].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    duckdb_failed(language, &all.join("; "))
}

words! {
    error(text) "lỗi: {text}" / "error: {text}";
    no_catalog_above(dir)
        "không thấy `thutuc.yaml` trong `{dir}` và các thư mục cha; hãy chỉ rõ thư mục danh mục"
        / "no `thutuc.yaml` in `{dir}` or any folder above; name the catalog's directory";
    no_catalog_here(dir) "không thấy `thutuc.yaml` trong `{dir}`; chỉ rõ thư mục danh mục, hoặc tạo một danh mục bằng `thutuc init`" / "no `thutuc.yaml` in `{dir}`; name the catalog's directory, or begin one with `thutuc init`";
    catalog_has_errors(dir)
        "danh mục `{dir}` còn lỗi; chạy `thutuc check` để xem đầy đủ"
        / "the catalog `{dir}` has errors; `thutuc check` shows them all";
    not_proved(dir, count)
        "cảnh báo: danh mục `{dir}` có {count} lỗi do chứng minh tìm ra; kết quả dưới đây chỉ để xem lại hồ sơ phản chứng, không dùng để giải quyết hồ sơ; `thutuc check` nêu từng lỗi"
        / "warning: proofs refute the catalog `{dir}` (errors: {count}); what follows is only for looking at a witness, not for deciding dossiers; `thutuc check` shows each error";
    compared_has_errors(what)
        "`{what}` còn lỗi nên chưa so sánh được" / "`{what}` has errors, so it cannot be compared";
    no_revision(text, why)
        "`{text}` không phải là tệp, thư mục danh mục hay phiên bản git ({why})"
        / "`{text}` is no file, no catalog's directory and no git revision ({why})";
    no_git(why) "không chạy được `git`: {why}" / "cannot run `git`: {why}";
    duckdb_missing()
        "không thấy chương trình `duckdb` trong các thư mục của PATH; cài chương trình dòng lệnh của DuckDB (duckdb.org), hoặc bỏ --engine thì chương trình này tự giải quyết"
        / "there is no program `duckdb` in the folders of PATH; install DuckDB's command line program (duckdb.org), or leave --engine out and this program decides by itself";
    no_duckdb(why)
        "không chạy được `duckdb`: {why}; cài chương trình dòng lệnh của DuckDB (duckdb.org) sao cho gọi được bằng `duckdb`, hoặc bỏ --engine"
        / "cannot run `duckdb`: {why}; install DuckDB's command line program (duckdb.org) so that `duckdb` runs, or leave --engine out";
    duckdb_failed(why)
        "`duckdb` báo lỗi: {why}; chương trình này đã được thử với DuckDB 1.5.6, bỏ --engine thì nó tự giải quyết"
        / "`duckdb` reports: {why}; this was tried with DuckDB 1.5.6, and without --engine this program decides by itself";
    duckdb_unread(row)
        "câu trả lời không đọc được ({row})" / "an answer that cannot be read ({row})";
    duckdb_lacks() "thiếu câu trả lời cho một hồ sơ" / "no answer for one of the dossiers";
    no_scratch(dir, why)
        "không ghi được tệp tạm cho `duckdb` trong `{dir}`: {why}; dành thêm chỗ, hoặc chỉ thư mục khác bằng biến TMPDIR"
        / "cannot write temporary files for `duckdb` in `{dir}`: {why}; make room there, or name another folder by TMPDIR";
    cannot_read(what) "không đọc được {what}" / "cannot read {what}";
    cannot_write(what) "không ghi được {what}" / "cannot write {what}";
    internal(what)
        "lỗi của chính chương trình thutuc: {what}; xin báo cho nhóm phát triển"
        / "a mistake of thutuc itself: {what}; please report it";
    bad_date(text)
        "`{text}` không phải là ngày; viết NĂM-THÁNG-NGÀY, ví dụ `2025-10-03`"
        / "`{text}` is no date; write YYYY-MM-DD, as in `2025-10-03`";
    no_days(first, last)
        "danh mục không có ngày nhận hồ sơ nào trong khoảng ấy; danh mục có từ {first} đến {last}"
        / "the catalog has no day of receipt in that time; it has {first} to {last}";
    bad_fact(text)
        "`{text}` thiếu dấu `=`; viết TÊN=GIÁ-TRỊ, ví dụ `cần-xác-minh=không`"
        / "`{text}` lacks `=`; write NAME=VALUE, as in `cần-xác-minh=no`";
    bad_facts(file, why) "`{file}` không phải là tệp dữ kiện: {why}" / "`{file}` is no file of facts: {why}";
    formatted(written, files)
        "đã trình bày lại {written} trong {files} tệp" / "files formatted: {written} of {files}";
    fixed(count, files) "đã sửa {count} chỗ trong {files} tệp:" / "fixes made: {count}, files changed: {files}";
    fixed_nothing() "không có chỗ nào tự sửa được" / "nothing has a fix that can be applied";
    fixes_held_back(count)
        "{count} cách sửa chưa áp dụng vì áp dụng thì hiện thêm lỗi mới; xem các chỗ ấy dưới đây và tự sửa"
        / "fixes held back since another error would come up: {count}; see what they are for below and mend it by hand";
    changed_meanwhile(file)
        "`{file}` đã thay đổi trong lúc sửa, nên chưa ghi gì; chạy lại"
        / "`{file}` has changed in the meantime, so nothing was written; run this again";
    no_baseline(file)
        "không có tệp `{file}`; tạo bằng `thutuc check --baseline {file} --update-baseline`"
        / "there is no baseline `{file}`; `thutuc check --baseline {file} --update-baseline` writes it";
    bad_baseline(file, why)
        "`{file}` không phải là tệp ghi các cảnh báo bỏ qua ({why}); sửa lại, hoặc xóa rồi chạy `thutuc check --baseline {file} --update-baseline`"
        / "`{file}` is no baseline ({why}); mend it, or delete it and run `thutuc check --baseline {file} --update-baseline`";
    baseline_hides(count, file)
        "{count} cảnh báo được bỏ qua theo `{file}`" / "warnings passed over by `{file}`: {count}";
    baseline_gone(count, file)
        "{count} mục của `{file}` không còn cảnh báo nào; bỏ chúng bằng `thutuc check --baseline {file} --update-baseline`"
        / "entries of `{file}` that no longer meet a warning: {count}; remove them with `thutuc check --baseline {file} --update-baseline`";
    baseline_written(file, count) "đã ghi `{file}`: {count} cảnh báo" / "wrote `{file}`, warnings: {count}";
    baseline_not_written(file)
        "chưa ghi `{file}`: danh mục còn lỗi, và lỗi có thể che cảnh báo; sửa lỗi trước"
        / "did not write `{file}`: the catalog has errors, which may keep warnings from being found; mend them first";
    cannot_watch(dir, why) "không theo dõi được `{dir}`: {why}" / "cannot watch `{dir}`: {why}";
    watch_lost(dir)
        "thư mục `{dir}` không còn, nên không còn gì để theo dõi; chạy lại khi có thư mục"
        / "`{dir}` is gone, so there is nothing left to watch; run this again once it is there";
    watch_done(time, milliseconds, dir)
        "[{time}] xong trong {milliseconds} ms; đang chờ thay đổi trong `{dir}`, Ctrl-C để dừng"
        / "[{time}] done in {milliseconds} ms; waiting for changes in `{dir}`, Ctrl-C ends";
    watch_last_good(what, time) "kết quả tốt gần nhất: {what} lúc {time}" / "last good result: {what} at {time}";
    watch_same_bundle()
        "gói quy tắc vẫn như kết quả tốt gần nhất" / "the bundle is that of the last good result";
    procedures(count) "{count} thủ tục" / "procedures: {count}";
    bad_batch(file)
        "không biết dạng của `{file}`; tên tệp kết thúc bằng .jsonl hoặc .ndjson (JSON lines), .csv hoặc .parquet"
        / "cannot tell the form of `{file}`; its name ends in .jsonl or .ndjson (JSON lines), .csv or .parquet";
    #[cfg(not(feature = "parquet"))]
    no_parquet()
        "bản dựng này không đọc Parquet; dựng lại bằng `cargo install --path . --features parquet`, hoặc dùng CSV"
        / "this build does not read Parquet; build it with `cargo install --path . --features parquet`, or use CSV";
    #[cfg(feature = "parquet")]
    bad_columns(file, why) "không dùng được các cột của `{file}`: {why}" / "the columns of `{file}` cannot be used: {why}";
    #[cfg(feature = "parquet")]
    parquet_to_terminal()
        "kết quả là tệp Parquet, không in ra màn hình; chuyển vào tệp: `> ket-qua.parquet`"
        / "the answers are a Parquet file, which is not for a terminal; send them to a file: `> answers.parquet`";
    bad_header(file, why) "không dùng được dòng tiêu đề của `{file}`: {why}" / "the header of `{file}` cannot be used: {why}";
    header_empty()
        "tệp không có dòng nào; dòng đầu phải nêu tên các cột"
        / "the file has no row; the first one names the columns";
    header_too_long() "dòng đầu quá dài; dấu ngoặc kép có thể thiếu một nửa" / "the first row is too long; a quote may lack its other half";
    header_not_utf8() "tệp không phải là UTF-8" / "the file is not in UTF-8";
    header_open_quote() "dấu ngoặc kép không đóng" / "a quote is not closed";
    header_no_name(place) "cột thứ {place} không có tên" / "column {place} has no name";
    header_twice(name) "cột `{name}` có hai lần" / "the column `{name}` stands twice";
    header_lacks(name)
        "thiếu cột `{name}`; các cột cách nhau bằng dấu phẩy, dòng đầu nêu tên cột: procedure, office, received, channel, và mỗi dữ kiện một cột"
        / "there is no column `{name}`; commas stand between cells and the first row names the columns: procedure, office, received, channel, and one a fact";
    written_over(file)
        "`{file}` được đọc hoặc ghi trong cùng lệnh này nên không ghi đè lên được; chọn tên tệp khác"
        / "`{file}` is read or written by this same command and cannot be written over; choose another name";
    bad_log(file)
        "`{file}` không phải là sổ hồ sơ đọc được; đuôi tệp phải là .csv hoặc .parquet"
        / "`{file}` is no log that is read; its name must end in .csv or .parquet";
    log_lacks(name)
        "thiếu cột `{name}`; sổ cần dossier, procedure, office, received, channel, và có thể có returned, status, events, satisfaction, digitised, mỗi dữ kiện một cột; cột mang tên khác thì ghi ở `columns:` của tệp --mapping"
        / "there is no column `{name}`; a log needs dossier, procedure, office, received, channel, and may have returned, status, events, satisfaction, digitised and one a fact; columns of other names are given at `columns:` of the file of --mapping";
    log_twice(name)
        "cột `{name}` có hai lần, hoặc được dùng cho hai điều; mỗi điều một cột"
        / "the column `{name}` stands twice or is asked for twice; each thing has a column of its own";
    log_no_fact(name)
        "tệp ánh xạ có dữ kiện `{name}`, mà quy định không khai dữ kiện nào tên ấy"
        / "the mapping names the fact `{name}`, which the rules do not declare";
    #[cfg(feature = "parquet")]
    log_type(file, column, found)
        "`{file}`: cột `{column}` có kiểu {found}, không phải chữ, số, có/không, ngày hay giờ; đổi kiểu (thời điểm thì không kèm múi giờ) hoặc bỏ cột ấy"
        / "`{file}`: the column `{column}` is of type {found}, which is no text, number, yes or no, date or time; cast it (a moment to one without a time zone) or leave it out";
    bad_mapping(file, why)
        "`{file}` không phải là tệp ánh xạ: {why}; tệp có `columns:`, `facts:`, `values:` và `satisfaction:`"
        / "`{file}` is no mapping: {why}; a mapping has `columns:`, `facts:`, `values:` and `satisfaction:`";
    events_lack(name)
        "thiếu cột `{name}`; bảng sự kiện có ba cột dossier, at, status"
        / "there is no column `{name}`; a table of events has dossier, at, status";
    too_many_events(most)
        "bảng có hơn {most} sự kiện; ghi sự kiện vào cột `events` của sổ, hoặc chia sổ và bảng theo tháng"
        / "the table has more than {most} events; write them into the log's column `events`, or split log and table by month";
    bad_period(text)
        "`{text}` không phải là kỳ; viết tháng `2025-09`, quý `2025-Q3` hoặc năm `2025`"
        / "`{text}` is no period; write a month `2025-09`, a quarter `2025-Q3` or a year `2025`";
    too_few_to_publish(least)
        "sổ có dưới {least} hồ sơ, nên một báo cáo gửi ra ngoài sẽ nói về từng người; bỏ `--public` để xem trong cơ quan"
        / "the log has fewer than {least} dossiers, so that a report for outside would tell of single people; leave out `--public` to see it within the office";
    not_begun(period, begins)
        "kỳ {period} chưa bắt đầu: ngày đầu là {begins}; chọn kỳ đã qua, hoặc cho `--as-of` một lúc trong kỳ"
        / "{period} has not begun: its first day is {begins}; choose an earlier one, or give `--as-of` a moment within it";
    no_ratings()
        "gói quy tắc không có xếp hạng nào; khai một `xếp hạng` trong danh mục"
        / "the bundle has no rating; declare a `rating` in the catalog";
    no_rating(name, period, all)
        "không có xếp hạng{name} cho kỳ {period}; có {all}" / "there is no rating{name} for {period}; there are {all}";
    no_calendar(name, names)
        "không có lịch hay cơ quan nào tên `{name}`; có {names}"
        / "no calendar or office is named `{name}`; there are {names}";
    no_scenario(text)
        "không có tình huống nào mà tên hay đường dẫn có `{text}`" / "no scenario has `{text}` in its name or path";
    two_results()
        "kết quả và độ bao phủ không thể cùng ra đầu ra chuẩn khi dùng `--format json` hay `junit`; thêm `--coverage-file TỆP`"
        / "results in the form `json` or `junit` and the coverage cannot both go to standard output; add `--coverage-file FILE`";
    man_written(pages, dir) "đã ghi {pages} trang hướng dẫn vào `{dir}`" / "manual pages written to `{dir}`: {pages}";
    unsaid(procedure, version, clause, source, why)
        "{source}: thủ tục {procedure}, bản từ {version}: `{clause}` không nói được bằng SQL: {why}"
        / "{source}: procedure {procedure}, version of {version}: `{clause}` cannot be said in SQL: {why}";
    unsaid_stages() "các giai đoạn được xếp lịch theo từng hồ sơ" / "stages are laid out for each dossier";
    unsaid_step() "thời hạn tính từ một bước, mà bước được xếp lịch theo từng hồ sơ" / "it counts from a step, and steps are laid out for each dossier";
    unsaid_expression() "biểu thức không có dạng tương đương" / "the expression has no counterpart";
    unsaid_many() "có quá nhiều thời hạn khác nhau cùng có thể áp dụng" / "too many different limits may apply";
    not_said(count)
        "{count} bản thủ tục không nói được bằng SQL, nên chưa ghi gì; dùng `--skip` để hồ sơ của các bản ấy có lỗi nêu điều khoản thay cho kết quả"
        / "versions that cannot be said in SQL: {count}; nothing was written. With `--skip` their dossiers have an error that names the clause in place of an answer";
    sql_written(dir, files, skipped)
        "đã ghi {files} tệp vào `{dir}`; bản thủ tục bỏ qua: {skipped}" / "files written to `{dir}`: {files}; versions passed over: {skipped}";
    column_taken(fact)
        "dữ kiện `{fact}` trùng tên một cột của bảng hồ sơ; đổi tên dữ kiện ấy" / "the fact `{fact}` has the name of a column of the table of dossiers; give it another name";
    not_empty(dir)
        "`{dir}` đã có nội dung; chọn một thư mục mới hoặc trống" / "`{dir}` is not empty; name a new or an empty folder";
    initialised(dir, file)
        "đã viết một danh mục mẫu vào `{dir}`; đọc `{file}`, rồi chạy:\n\n    thutuc check {dir}"
        / "wrote a sample catalog to `{dir}`; read `{file}`, then run:\n\n    thutuc check {dir}";
    catalog_language(dir)
        "danh mục `{dir}` không viết bằng tiếng Việt; bản ghi của cổng chỉ nhập được vào danh mục có `language: vi`"
        / "the catalog `{dir}` is not in Vietnamese; the portal's records are imported into a catalog with `language: vi`";
    inside_catalog(dir, root)
        "`{dir}` nằm trong danh mục `{root}`; nhập vào chính danh mục ấy (`-o {root}`) hoặc một thư mục bên ngoài"
        / "`{dir}` lies in the catalog `{root}`; import into that one (`-o {root}`) or into a folder outside it";
    bad_report(file)
        "không biết viết báo cáo dạng nào vào `{file}`; đặt tên tệp đuôi `.md` hoặc `.json`"
        / "which form of report to write to `{file}` is not known; let its name end in `.md` or `.json`";
    imported(read, procedures, complete, drafts, dir)
        "đã đọc {read} bản ghi, viết {procedures} thủ tục vào `{dir}`: {complete} đủ thành phần, {drafts} dự thảo"
        / "records read: {read}; procedures written to `{dir}`: {procedures} (complete: {complete}, drafts: {drafts})";
    imported_files(written, kept)
        "tệp thay đổi: {written}; tệp giữ nguyên: {kept}" / "files changed: {written}; files as they were: {kept}";
    imported_broken(broken, skipped)
        "bản ghi hỏng: {broken}; bản ghi bỏ qua vì lý do khác: {skipped}"
        / "broken records: {broken}; records passed over for another reason: {skipped}";
    imported_conflicts(count)
        "xung đột giữa bản cán bộ sửa và cổng: {count}; đọc các dòng `# xung đột`"
        / "conflicts between edits here and the portal: {count}; read the lines `# xung đột`";
    imported_doubts() "chỗ cần xem lại, theo mã (`thutuc explain MÃ`):" / "what to look at, by code (`thutuc explain CODE`):";
    imported_report(dir)
        "từng chỗ một: thêm `--report bao-cao.md` hoặc `--format json`; tiếp theo: thutuc check {dir}"
        / "each of them: add `--report report.md` or `--format json`; next: thutuc check {dir}";
    stands_before(at, since)
        "`--on {at}` trước sự kiện cuối của hồ sơ, {since}" / "`--on {at}` lies before the dossier's last event, {since}";
    stands_beyond() "`--on` nằm ngoài bảng ngày của lịch" / "`--on` lies beyond the days of the calendar";
    no_code(code) "không có mã `{code}`; chạy `thutuc explain` để xem mọi mã" / "there is no code `{code}`; `thutuc explain` lists them all";
    no_code_but(code, near) "không có mã `{code}`; có phải `{near}` không?" / "there is no code `{code}`; did you mean `{near}`?";
    explained_error(code) "{code} (lỗi)" / "{code} (error)";
    explained_warning(code) "{code} (cảnh báo)" / "{code} (warning)";
    explained_cure(text) "Cách sửa: {text}" / "Cure: {text}";
    explained_wrong() "Ví dụ bị báo mã này:" / "An example that gives it:";
    explained_wrong_file(name) "Tệp `{name}` bị báo mã này:" / "A `{name}` that gives it:";
    explained_right() "Sửa lại:" / "Mended:";
    explained_elsewhere()
        "Tên mà ví dụ dùng nhưng không khai báo đã được khai báo ở chỗ khác của danh mục."
        / "Names that the example uses and does not declare are declared elsewhere in its catalog.";
    explained_list() "Mã và thông báo; `thutuc explain MÃ` giải thích từng mã." / "Codes and messages; `thutuc explain CODE` explains each.";
    bundle_too_large(limit)
        "gói quy tắc lớn hơn {limit} byte" / "the bundle is larger than {limit} bytes";
    bundle_json(why) "tệp không phải là gói quy tắc: {why}" / "the file is no bundle: {why}";
    bundle_format(found, supported)
        "gói quy tắc có định dạng `{found}`; chương trình này đọc `{supported}`"
        / "the bundle has format `{found}`; this program reads `{supported}`";
    bundle_digest(stated, computed)
        "mã băm không khớp: gói quy tắc ghi `{stated}` nhưng nội dung cho `{computed}`; tệp đã bị sửa hoặc bị cắt"
        / "the digest does not match: the bundle states `{stated}` but its content has `{computed}`; it was altered or cut";
    bundle_shape(path, why)
        "gói quy tắc thiếu hoặc sai kiểu tại `{path}` ({why})" / "the bundle is wrong at `{path}`: {why}";
    bundle_order(path, id)
        "gói quy tắc có `{id}` sai thứ tự hoặc hai lần tại `{path}`"
        / "the bundle has `{id}` out of order or twice at `{path}`";
    bundle_reference(path, kind, id)
        "gói quy tắc nhắc đến `{id}` không có ({kind}) tại `{path}`"
        / "the bundle names `{id}` at `{path}`, but no {kind} has that name";
    bundle_range(path, why)
        "gói quy tắc có giá trị ngoài giới hạn tại `{path}` ({why})" / "the bundle is out of bounds at `{path}`: {why}";
    bundle_calendar(path, why)
        "gói quy tắc có lịch sai tại `{path}` ({why})" / "the bundle has a broken calendar at `{path}`: {why}";
    bundle_cycle(path, id)
        "gói quy tắc có vòng lặp tại `{path}`: `{id}` chờ chính nó"
        / "the bundle has a cycle at `{path}`: `{id}` waits for itself";
    bundle_expression(path, why)
        "gói quy tắc có biểu thức sai tại `{path}` ({why})" / "the bundle has a broken expression at `{path}`: {why}";
    bundle_rows(path, why)
        "gói quy tắc có các dòng không chọn được tại `{path}` ({why})"
        / "the bundle has rows of which none can be chosen at `{path}`: {why}";
    untrusted(place, why) "`{place}`: {why}" / "`{place}`: {why}";
    bad_secret_key(file)
        "`{file}` không phải là khóa bí mật của minisign, hoặc đã bị sửa; dùng tệp `.key` mà `minisign -G` ghi, không phải tệp `.pub`"
        / "`{file}` is no secret key of minisign, or was changed; give the `.key` file that `minisign -G` writes, not the `.pub` file";
    wrong_password(file)
        "mật khẩu không mở được khóa `{file}`; chưa ghi gì, chạy lại với đúng mật khẩu"
        / "the password does not open the key `{file}`; nothing was written, run this again with the right one";
    no_password(file)
        "khóa `{file}` có mật khẩu mà không có màn hình để hỏi; chạy ở màn hình, hoặc đưa mật khẩu qua một tệp đang mở: `--password-fd 3 3< TỆP`"
        / "the key `{file}` has a password, and there is no terminal to ask for it; run this on one, or hand the password over in an open file: `--password-fd 3 3< FILE`";
    bad_password_fd(fd, why)
        "không đọc được mật khẩu từ tệp đang mở số {fd} ({why}); dòng đầu của nó phải là mật khẩu, dài nhất 1024 byte"
        / "no password can be read from open file {fd} ({why}); its first line must be the password, of at most 1024 bytes";
    password_of(file) "Mật khẩu của khóa `{file}`: " / "Password of the key `{file}`: ";
    signed_by(key) "ký bằng khóa {key}" / "signed by key {key}";
    signed_sequence(sequence) "số thứ tự {sequence}" / "sequence {sequence}";
    signed_no_sequence() "không ghi số thứ tự" / "no sequence stated";
    signed_active_from(day) "dùng từ 0 giờ ngày {day}" / "to be used from {day}, 00:00 in Vietnam";
    signed_active() "dùng ngay" / "to be used at once";
    signature_written(file, what) "đã ghi `{file}`: {what}" / "wrote `{file}`: {what}";
    signature_left(file)
        "cảnh báo: `{file}` là chữ ký của một gói trước, không phải của gói vừa ghi, nên nơi nhận sẽ từ chối; ký bằng `--sign`, hoặc xóa tệp ấy"
        / "warning: `{file}` is the signature of an earlier bundle, not of the one just written, so that it will be refused; sign with `--sign`, or delete that file";
    bundle_is_sound(catalog, procedures, revision)
        "gói quy tắc `{catalog}` nguyên vẹn: {procedures} thủ tục, {revision}"
        / "the bundle `{catalog}` is sound; procedures: {procedures}, {revision}";
    warnings_left(count)
        "còn {count} cảnh báo; `thutuc check` nêu từng cảnh báo" / "warnings left: {count}; `thutuc check` shows each";
    written(file, procedures, revision)
        "đã ghi `{file}`: {procedures} thủ tục, {revision}" / "wrote `{file}`; procedures: {procedures}, {revision}";
    diff_nothing() "không có khác biệt nào" / "no differences";
    diff_editorial(count)
        "{count} sửa đổi biên tập, không làm khác hồ sơ nào" / "editorial changes, which change no dossier: {count}";
    diff_renamed(old, new) "dữ kiện `{old}` được coi là đổi tên thành `{new}`" / "the fact `{old}` is taken as renamed to `{new}`";
    diff_counts(all, heavier, lighter, mixed)
        "{all} thay đổi: {heavier} nặng hơn, {lighter} nhẹ hơn, {mixed} lẫn lộn"
        / "changes: {all}, of which heavier {heavier}, lighter {lighter}, mixed {mixed}";
    diff_days(days, from, last) "số ngày nhận: {days}, từ {from} đến {last}" / "days of receipt: {days}, from {from} to {last}";
    diff_example(received, channel, facts) "ví dụ: nhận {received}, {channel}{facts}" / "example: received {received}, {channel}{facts}";
    diff_everything() "Mọi thủ tục" / "Every procedure";
    diff_every_office() "mọi cơ quan" / "every office";
    diff_more_offices(names, more) "{names} và {more} cơ quan khác" / "{names} and {more} more";
    diff_title() "Thay đổi đối với hồ sơ" / "What changes for dossiers";
    diff_head_class() "Loại" / "Class";
    diff_head_procedure() "Thủ tục" / "Procedure";
    diff_head_offices() "Cơ quan" / "Offices";
    diff_head_change() "Thay đổi" / "Change";
    diff_head_days() "Số ngày nhận" / "Days of receipt";
    diff_head_example() "Hồ sơ ví dụ" / "Example";
    calendar_of(title, year) "{title}, năm {year}" / "{title}, {year}";
    calendar_month(month, open) "tháng {month}: {open} ngày làm việc" / "month {month}, working days: {open}";
    calendar_total(open) "cả năm: {open} ngày làm việc" / "the year, working days: {open}";
    swapped_work() "làm bù" / "worked for another day";
    swapped_off() "nghỉ hoán đổi" / "off by a swap";
    holiday() "nghỉ lễ" / "holiday";
    compensation() "nghỉ bù" / "compensatory day off";
    rest() "nghỉ hằng tuần" / "rest day";
    working() "làm việc" / "working day";
    worked_for(day) "cho ngày {day}" / "for {day}";
    made_up_on(day) "làm bù ngày {day}" / "worked for on {day}";
    for_holiday(day) "cho ngày lễ {day}" / "for the holiday on {day}";
    provisional() "tạm tính, chưa công bố" / "provisional, not announced";
}
