//! The words of the terminal in both languages: one row a sentence, so that neither language can lack one.

/// Makes one function a row: `name(values) "Vietnamese" / "English";`, each value shown in place of its name in braces.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident($($value:ident),* $(,)?) $vi:literal / $en:literal;)*) => {
        $($(#[$meta])* pub(in crate::cli) fn $name(
            language: $crate::bundle::Language,
            $($value: &dyn std::fmt::Display),*
        ) -> String {
            match language {
                $crate::bundle::Language::Vi => format!($vi),
                $crate::bundle::Language::En => format!($en),
            }
        })*
    };
}

words! {
    error(text) "lỗi: {text}" / "error: {text}";
    no_catalog_above(dir)
        "không thấy `thutuc.yaml` trong `{dir}` và các thư mục cha; hãy chỉ rõ thư mục danh mục"
        / "no `thutuc.yaml` in `{dir}` or any folder above; name the catalog's directory";
    no_catalog_here(dir)
        "không thấy `thutuc.yaml` trong `{dir}`"
        / "no `thutuc.yaml` in `{dir}`";
    cannot_read(what) "không đọc được {what}" / "cannot read {what}";
    cannot_write(what) "không ghi được {what}" / "cannot write {what}";
    internal(what)
        "lỗi của chính chương trình thutuc: {what}; xin báo cho nhóm phát triển"
        / "a mistake of thutuc itself: {what}; please report it";
}
