-- The client of `thutuc lsp`, for every Neovim from 0.7 on (Debian 12's). Settings, before the first file is opened:
--   vim.g.thutuc = { cmd = { '/full/path/thutuc', 'lsp' }, language = 'vi' }

local M = {}

--- The command that serves, by the settings.
function M.command()
  local asked = vim.g.thutuc or {}
  local command = vim.deepcopy(asked.cmd or { 'thutuc', 'lsp' })
  if asked.language then
    vim.list_extend(command, { '--lang', asked.language })
  end
  return command
end

--- The folder of the catalog that a file belongs to, else its own.
function M.root(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  local manifest = vim.fn.findfile('thutuc.yaml', vim.fn.escape(folder, ' ;,') .. ';')
  return manifest ~= '' and vim.fn.fnamemodify(manifest, ':p:h') or folder
end

--- Whether the program is there; says so once where it is not.
function M.ready(command)
  if vim.fn.executable(command[1]) == 1 then
    return true
  end
  local vi = 'Không tìm thấy chương trình `%s`: cài bằng `cargo install --path .` trong thư mục dự án thutuc, hoặc đặt `vim.g.thutuc`.'
  local en = 'The program `%s` was not found: install it by `cargo install --path .` in the folder of the project thutuc, or set `vim.g.thutuc`.'
  if not M.told then
    M.told = true
    vim.notify(vi:format(command[1]) .. '\n' .. en:format(command[1]), vim.log.levels.ERROR)
  end
  return false
end

local clients = {}

--- Serves a buffer. From Neovim 0.11 on `vim.lsp.enable` does this (see `plugin/thutuc.lua`).
function M.attach(buffer)
  local command = M.command()
  local file = vim.api.nvim_buf_get_name(buffer)
  if file == '' or not M.ready(command) then
    return
  end
  local root = M.root(file)
  local config = { name = 'thutuc', cmd = command, root_dir = root }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  -- Neovim 0.7: one client for each catalog by hand.
  config.workspace_folders = { { uri = vim.uri_from_fname(root), name = root } }
  config.on_exit = function()
    clients[root] = nil
  end
  clients[root] = clients[root] or vim.lsp.start_client(config)
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

return M
