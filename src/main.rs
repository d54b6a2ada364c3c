//! The `thutuc` command.

fn main() -> std::process::ExitCode {
    thutuc::cli::main()
}
