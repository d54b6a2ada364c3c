//! Requests by their method.

use lsp_server::{ErrorCode, ResponseError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::server::Server;
use super::{colours, help, navigate, outline, tell, write};

/// What a request gets.
pub(super) type Answer<T> = Result<T, ResponseError>;

/// Answers a request.
pub(super) fn answer(server: &mut Server<'_>, method: &str, params: Value) -> Answer<Value> {
    match method {
        "textDocument/definition" => with(server, params, navigate::definition),
        "textDocument/references" => with(server, params, navigate::references),
        "textDocument/documentHighlight" => with(server, params, navigate::highlights),
        "textDocument/prepareRename" => with(server, params, navigate::prepare_rename),
        "textDocument/rename" => with(server, params, navigate::rename),
        "textDocument/documentSymbol" => with(server, params, outline::symbols),
        "workspace/symbol" => with(server, params, outline::search),
        "textDocument/foldingRange" => with(server, params, outline::folds),
        "textDocument/formatting" => with(server, params, write::format),
        "textDocument/codeAction" => with(server, params, write::actions),
        "codeAction/resolve" => with(server, params, write::resolve),
        "textDocument/semanticTokens/full" => with(server, params, colours::tokens),
        "textDocument/hover" => with(server, params, tell::hover),
        "textDocument/inlayHint" => with(server, params, tell::hints),
        "textDocument/completion" => with(server, params, help::complete),
        "textDocument/signatureHelp" => with(server, params, help::signature),
        _ => Err(error(ErrorCode::MethodNotFound, method.to_owned())),
    }
}

fn with<P: DeserializeOwned, R: Serialize>(
    server: &mut Server<'_>,
    params: Value,
    answer: fn(&mut Server<'_>, P) -> Answer<R>,
) -> Answer<Value> {
    let params = serde_json::from_value(params).map_err(|wrong| error(ErrorCode::InvalidParams, wrong.to_string()))?;
    let found = answer(server, params)?;
    serde_json::to_value(found).map_err(|wrong| error(ErrorCode::InternalError, wrong.to_string()))
}

/// An error as the protocol has it.
pub(super) fn error(code: ErrorCode, message: String) -> ResponseError {
    ResponseError { code: code as i32, message, data: None }
}
