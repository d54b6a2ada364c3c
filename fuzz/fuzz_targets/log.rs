#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| thutuc_fuzz::target("log")(data));
