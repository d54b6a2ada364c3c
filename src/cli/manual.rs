//! The help texts in Vietnamese, beside the English ones that stand on the arguments. A test holds that none is missing.

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Cli;
use crate::bundle::Language;

/// What each command does.
const COMMANDS: &[(&str, &str)] = &[
    ("thutuc", "Biên dịch thủ tục hành chính thành một gói quy tắc JSON và quyết định từng hồ sơ theo gói ấy"),
    ("init", "Viết một danh mục nhỏ chạy được để bắt đầu"),
    ("check", "Nêu mọi lỗi và cảnh báo của một danh mục"),
    ("build", "Kiểm tra danh mục và ghi gói quy tắc"),
    ("test", "Chạy các tình huống của danh mục và so bản chốt của từng đơn giản hóa"),
    ("fmt", "Trình bày lại các tệp theo một kiểu thống nhất"),
    ("decide", "Quyết định một hồ sơ, hoặc một tệp hồ sơ"),
    ("diff", "Cho xem một thay đổi của quy định làm gì với từng hồ sơ"),
    ("replay", "Chạy lại sổ hồ sơ đã qua theo một quy định, hoặc theo hai"),
    ("rate", "Xếp hạng các cơ quan trong sổ hồ sơ của một kỳ"),
    ("verify", "Kiểm tra mã băm, hình thức, các tên và chữ ký của một gói quy tắc"),
    ("schema", "In JSON Schema của gói quy tắc"),
    ("show", "Cho xem một thủ tục vào một ngày"),
    ("calendar", "In lịch một năm của một lịch hoặc một cơ quan, từng ngày"),
    ("sql", "Ghi gói quy tắc thành SQL: các bảng, và các view quyết định một bảng hồ sơ"),
    ("import", "Viết tệp quy định từ bản ghi của Cổng Dịch vụ công quốc gia"),
    ("explain", "Giải thích một mã lỗi, kèm ví dụ và cách sửa"),
    ("completions", "In phần để shell tự điền dòng lệnh"),
    ("man", "In trang hướng dẫn, hoặc ghi mọi trang vào một thư mục"),
    ("lsp", "Phục vụ trình soạn thảo qua đầu vào và đầu ra chuẩn (Language Server Protocol)"),
];

/// What each argument means: command, argument, text.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    (
        "thutuc",
        "lang",
        "Ngôn ngữ của thông báo, giấy hẹn và từ khóa mà `fmt` viết [mặc định: của danh mục, rồi của máy]",
    ),
    ("init", "dir", "Thư mục sẽ tạo, chưa có gì bên trong"),
    ("check", "path", "Thư mục danh mục [mặc định: `thutuc.yaml` gần nhất tính từ đây lên]"),
    (
        "check",
        "format",
        "Dạng kết quả: cho người đọc ở đầu ra lỗi; JSON, SARIF hoặc chú thích của GitHub ở đầu ra chuẩn",
    ),
    ("check", "deny", "Coi cảnh báo như lỗi"),
    ("check", "baseline", "Bỏ qua những cảnh báo ghi trong tệp này; lỗi thì vẫn nêu"),
    ("check", "update_baseline", "Ghi lại tệp ấy: mọi cảnh báo đang có"),
    ("check", "watch", "Kiểm tra lại mỗi khi một tệp của danh mục thay đổi"),
    (
        "check",
        "fix",
        "Tự sửa ngay trong tệp những chỗ có cách sửa rõ ràng; cách sửa nào làm hiện thêm lỗi thì không giữ",
    ),
    ("check", "no_cache", "Chứng minh lại từ đầu, không dùng và không giữ kết quả giữa các lần chạy"),
    ("build", "path", "Thư mục danh mục [mặc định: `thutuc.yaml` gần nhất tính từ đây lên]"),
    ("build", "output", "Tệp để ghi"),
    ("build", "drafts", "Đưa cả thủ tục dự thảo vào gói"),
    ("build", "office", "Chỉ phần mà cơ quan này cần"),
    ("build", "from", "Ngày nhận hồ sơ đầu tiên, YYYY-MM-DD [mặc định: của danh mục]"),
    ("build", "to", "Ngày nhận hồ sơ cuối cùng, YYYY-MM-DD [mặc định: của danh mục]"),
    ("build", "sign", "Ký gói bằng khóa bí mật minisign này; chữ ký được ghi bên cạnh, vào `TỆP.minisig`"),
    ("build", "sequence", "Ghi số thứ tự của bản này vào chữ ký: nơi nhận từ chối số thấp hơn số của bản đang dùng"),
    ("build", "activate", "Ghi ngày bắt đầu dùng, YYYY-MM-DD, từ 0 giờ theo giờ Việt Nam [mặc định: dùng ngay]"),
    (
        "build",
        "password_fd",
        "Đọc mật khẩu của khóa từ tệp đang mở mang số này, 0 là đầu vào chuẩn [mặc định: hỏi ở màn hình]",
    ),
    ("build", "no_cache", "Chứng minh lại từ đầu, không dùng và không giữ kết quả giữa các lần chạy"),
    ("test", "path", "Thư mục danh mục [mặc định: `thutuc.yaml` gần nhất tính từ đây lên]"),
    ("test", "only", "Chỉ những tình huống và bản chốt mà tên hay đường dẫn tệp có những chữ này; có thể lặp lại"),
    ("test", "update", "Duyệt kết quả hiện nay của mỗi đơn giản hóa làm bản chốt"),
    ("test", "format", "Dạng kết quả: cho người đọc, JSON, JUnit XML, nhật ký SARIF hoặc chú thích của GitHub"),
    ("test", "watch", "Thử lại mỗi khi một tệp của danh mục thay đổi"),
    (
        "test",
        "coverage",
        "Nêu những điều kiện, dòng và mốc mà các tình huống đã xác nhận đã thấy: cho người đọc, JSON, hoặc tệp lcov",
    ),
    ("test", "coverage_file", "Ghi độ bao phủ vào tệp này thay vì đầu ra chuẩn"),
    ("test", "coverage_all", "Liệt kê mọi mệnh đề, không chỉ những mệnh đề còn điều chưa thấy"),
    ("test", "suggest", "Viết cạnh thủ tục những tình huống chưa xác nhận cho điều chưa thấy"),
    (
        "fmt",
        "paths",
        "Tệp, thư mục có tệp `.tt`, `-` là đầu vào chuẩn [mặc định: `thutuc.yaml` gần nhất tính từ đây lên]",
    ),
    ("fmt", "check", "Không ghi gì; nêu tên những tệp chưa đúng kiểu"),
    ("fmt", "diff", "Không ghi gì; cho xem chỗ sẽ đổi"),
    (
        "decide",
        "bundle",
        "Gói quy tắc, `-` là đầu vào chuẩn, hoặc thư mục danh mục để biên dịch ngay [mặc định: `thutuc.yaml` gần nhất tính \
         từ đây lên]",
    ),
    ("decide", "procedure", "Mã thủ tục"),
    ("decide", "office", "Tên cơ quan"),
    ("decide", "at", "Thời điểm nhận hồ sơ, NĂM-THÁNG-NGÀYTGIỜ:PHÚT"),
    ("decide", "channel", "Cách thức nộp: trực-tiếp, trực-tuyến, bưu-chính hoặc lưu-động"),
    ("decide", "facts", "Tệp dữ kiện JSON hoặc YAML, `-` là đầu vào chuẩn"),
    ("decide", "fact", "Một dữ kiện TÊN=GIÁ-TRỊ; có thể lặp lại"),
    ("decide", "event", "Một sự kiện của hồ sơ, MOMENT=1..10 hoặc `hẹn-lại`; có thể lặp lại"),
    ("decide", "as_known", "Chỉ tính những thông báo ngày nghỉ đã có đến ngày này, YYYY-MM-DD"),
    ("decide", "on", "Nêu tình trạng hồ sơ vào lúc này, NĂM-THÁNG-NGÀYTGIỜ:PHÚT: còn hạn, sắp đến hạn, quá hạn"),
    ("decide", "due_soon", "Cùng với `--on`: sắp đến hạn là còn không quá chừng này ngày làm việc"),
    (
        "decide",
        "batch",
        "Quyết định từng dòng của một tệp, dạng theo đuôi tệp: `.jsonl`, `.ndjson`, `.csv`, `.parquet`; `-` là JSON lines từ đầu vào \
         chuẩn",
    ),
    ("decide", "format", "Dạng kết quả: giấy hẹn cho người đọc, hoặc JSON"),
    (
        "diff",
        "old",
        "Quy định trước: gói quy tắc, `-` là đầu vào chuẩn, thư mục danh mục, hoặc một phiên bản git, `REV` hay `REV:ĐƯỜNG-DẪN`",
    ),
    ("diff", "new", "Quy định sau, viết như trên"),
    (
        "diff",
        "fail_on",
        "Chỉ báo lỗi khi có thay đổi thuộc loại này, nhiều loại cách nhau bằng dấu phẩy [mặc định: mọi thay đổi làm khác một \
         hồ sơ]",
    ),
    ("diff", "format", "Dạng kết quả: cho người đọc, Markdown cho một đề nghị hợp nhất, hoặc JSON"),
    (
        "replay",
        "rules",
        "Quy định: gói quy tắc, `-` là đầu vào chuẩn, thư mục danh mục, hoặc một phiên bản git, `REV` hay `REV:ĐƯỜNG-DẪN`",
    ),
    ("replay", "new", "Quy định sau khi sửa, viết như trên; quy định đầu là trước khi sửa"),
    (
        "replay",
        "log",
        "Tệp của sổ hồ sơ, mỗi dòng một hồ sơ, `.csv` hoặc `.parquet`; `-` là CSV từ đầu vào chuẩn; có thể lặp lại",
    ),
    (
        "replay",
        "mapping",
        "Tệp YAML cho biết các cột và chữ của sổ nghĩa là gì [mặc định: theo tên của chương trình này]",
    ),
    ("replay", "events", "Bảng thứ hai ghi những việc xảy ra với hồ sơ: `dossier`, `at`, `status`"),
    ("replay", "rejected", "Ghi vào tệp này những dòng không đọc hoặc không giải quyết được, kèm lý do"),
    (
        "replay",
        "engine",
        "Ai giải quyết các hồ sơ: chương trình này, hay SQL của `thutuc sql` trong chương trình `duckdb` đã cài trên máy",
    ),
    (
        "replay",
        "as_of",
        "Thời điểm để so hồ sơ đang xử lý với thời hạn, NĂM-THÁNG-NGÀYTGIỜ:PHÚT [mặc định: bây giờ, giờ Việt Nam]",
    ),
    ("replay", "due_soon", "Sắp đến hạn là còn không quá chừng này ngày làm việc"),
    (
        "replay",
        "public",
        "Cho báo cáo gửi ra ngoài cơ quan: không nêu số hồ sơ nào, và không nêu nhóm có ít hồ sơ hơn số này",
    ),
    ("replay", "dossiers", "Ghi vào tệp CSV này từng hồ sơ theo quy định"),
    ("replay", "format", "Dạng báo cáo: Markdown, JSON hoặc, vào một tệp, Parquet"),
    ("rate", "bundle", "Gói quy tắc, `-` là đầu vào chuẩn, hoặc thư mục danh mục"),
    (
        "rate",
        "log",
        "Tệp của sổ hồ sơ, mỗi dòng một hồ sơ, `.csv` hoặc `.parquet`; `-` là CSV từ đầu vào chuẩn; có thể lặp lại",
    ),
    (
        "rate",
        "mapping",
        "Tệp YAML cho biết các cột và chữ của sổ nghĩa là gì [mặc định: theo tên của chương trình này]",
    ),
    ("rate", "events", "Bảng thứ hai ghi những việc xảy ra với hồ sơ: `dossier`, `at`, `status`"),
    ("rate", "rejected", "Ghi vào tệp này những dòng không đọc hoặc không giải quyết được, kèm lý do"),
    (
        "rate",
        "engine",
        "Ai giải quyết các hồ sơ: chương trình này, hay SQL của `thutuc sql` trong chương trình `duckdb` đã cài trên máy",
    ),
    ("rate", "period", "Kỳ: một tháng `2025-09`, một quý `2025-Q3` hoặc một năm `2025`"),
    ("rate", "rating", "Tên xếp hạng [mặc định: các xếp hạng có kỳ như vậy]"),
    (
        "rate",
        "as_of",
        "Thời điểm để so hồ sơ đang xử lý với thời hạn khi kỳ chưa hết, NĂM-THÁNG-NGÀYTGIỜ:PHÚT [mặc định: bây giờ, giờ Việt Nam]",
    ),
    ("rate", "public", "Cho báo cáo gửi ra ngoài cơ quan: không nêu cơ quan có ít hồ sơ hơn số này"),
    ("rate", "format", "Dạng kết quả: bảng, JSON, hoặc biểu đồ thanh SVG"),
    ("verify", "bundle", "Gói quy tắc, `-` là đầu vào chuẩn"),
    ("verify", "key", "Đòi chữ ký của khóa công khai minisign này, trong tệp `GÓI.minisig` bên cạnh gói"),
    ("verify", "min_sequence", "Từ chối bản có số thứ tự thấp hơn số này"),
    ("verify", "format", "Dạng kết quả"),
    ("show", "code", "Mã thủ tục"),
    ("show", "bundle", "Gói quy tắc, hoặc thư mục danh mục [mặc định: `thutuc.yaml` gần nhất tính từ đây lên]"),
    ("show", "at", "Ngày NĂM-THÁNG-NGÀY hoặc thời điểm NĂM-THÁNG-NGÀYTGIỜ:PHÚT [mặc định: hôm nay, giờ Việt Nam]"),
    ("show", "office", "Thêm những gì trả lời được ngay tại cơ quan này vào lúc ấy"),
    ("show", "format", "Dạng kết quả"),
    ("calendar", "name", "Tên lịch hoặc tên cơ quan"),
    ("calendar", "path", "Thư mục danh mục [mặc định: `thutuc.yaml` gần nhất tính từ đây lên]"),
    ("calendar", "year", "Năm"),
    ("calendar", "format", "Dạng kết quả"),
    ("sql", "bundle", "Gói quy tắc, `-` là đầu vào chuẩn"),
    ("sql", "dialect", "Hệ quản trị sẽ chạy"),
    ("sql", "output", "Thư mục để ghi"),
    ("sql", "skip", "Bỏ qua những gì không nói được bằng SQL: hồ sơ của các bản ấy có lỗi nêu rõ điều khoản"),
    (
        "import",
        "files",
        "Tệp bản ghi: JSON lines, một danh sách hoặc từng bản ghi, nén gzip hay không; `-` là đầu vào chuẩn",
    ),
    ("import", "output", "Thư mục danh mục; chưa có thì được tạo"),
    ("import", "report", "Ghi báo cáo vào tệp này, Markdown hoặc JSON theo đuôi tên tệp; có thể lặp lại"),
    ("import", "from", "Ngày đầu của bản mà bản ghi không nói lấy ngày nào [mặc định: hôm nay]"),
    (
        "import",
        "format",
        "Dạng kết quả: tóm tắt cho người đọc ở đầu ra lỗi; JSON, SARIF hoặc chú thích của GitHub ở đầu ra chuẩn",
    ),
    ("explain", "code", "Mã, ví dụ E0201 [mặc định: liệt kê mọi mã]"),
    ("explain", "format", "Dạng kết quả"),
    ("completions", "shell", "Tên shell"),
    ("man", "dir", "Thư mục để ghi `thutuc.1` và mỗi lệnh một trang [mặc định: trang chính ở đầu ra chuẩn]"),
    ("lsp", "stdio", "Được nhận và không có tác dụng: luôn dùng đầu vào và đầu ra chuẩn"),
];

/// The command as it speaks in a language.
pub(super) fn command(language: Language) -> Command {
    match language {
        Language::Vi => vietnamese(Cli::command()),
        Language::En => Cli::command(),
    }
}

/// The frame of a help page.
const PAGE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}";

/// The command with everything that it says in Vietnamese.
fn vietnamese(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    let mut command = one(command, "thutuc").subcommand_help_heading("Lệnh").disable_help_subcommand(true);
    for name in names {
        command = command.mut_subcommand(&name, |verb| one(verb, &name));
    }
    command
}

fn one(command: Command, name: &str) -> Command {
    let about = COMMANDS.iter().find(|(command, _)| *command == name).map(|(_, text)| *text);
    let command = command.help_template(PAGE).disable_help_flag(true).arg(help());
    let command = match about {
        Some(about) => command.about(about).long_about(about),
        None => command,
    };
    let command = if name == "thutuc" { command.disable_version_flag(true).arg(version()) } else { command };
    command.mut_args(|argument| {
        let id = argument.get_id().as_str().to_owned();
        let heading = if argument.is_positional() { "Tham số" } else { "Tùy chọn" };
        let argument = argument.help_heading(heading);
        let known = ARGUMENTS.iter().find(|(command, argument, _)| *command == name && *argument == id);
        let Some((_, _, text)) = known else { return argument };
        let text = format!("{text}{}", values(&argument));
        if argument.get_action().takes_values() {
            // clap names defaults and values in English.
            return argument.hide_default_value(true).hide_possible_values(true).help(text);
        }
        argument.help(text)
    })
}

/// ` [mặc định: human] [giá trị: human, json]`, as far as an argument has them.
fn values(argument: &Arg) -> String {
    let defaults: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let possible: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let mut text = String::new();
    if argument.get_action().takes_values() {
        for (label, values) in [("mặc định", defaults), ("giá trị", possible)] {
            if !values.is_empty() {
                text.push_str(&format!(" [{label}: {}]", values.join(", ")));
            }
        }
    }
    text
}

fn help() -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help("In cách dùng")
}

fn version() -> Arg {
    Arg::new("version").short('V').long("version").action(ArgAction::Version).help("In số phiên bản")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_has_a_vietnamese_text_and_none_is_left_over() {
        let command = Cli::command();
        let mut commands = vec!["thutuc".to_owned()];
        let mut arguments = vec![("thutuc".to_owned(), "lang".to_owned())];
        for verb in command.get_subcommands() {
            commands.push(verb.get_name().to_owned());
            arguments.extend(verb.get_arguments().map(|arg| (verb.get_name().to_owned(), arg.get_id().to_string())));
        }
        let known: Vec<String> = COMMANDS.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(known, commands);
        let known: Vec<_> = ARGUMENTS.iter().map(|(verb, arg, _)| ((*verb).to_owned(), (*arg).to_owned())).collect();
        assert_eq!(known, arguments);
    }

    #[test]
    fn the_vietnamese_command_is_well_formed() {
        vietnamese(Cli::command()).debug_assert();
        Cli::command().debug_assert();
    }
}
