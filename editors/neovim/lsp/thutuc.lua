-- For `vim.lsp.enable('thutuc')`, from Neovim 0.11 on; `vim.lsp.config('thutuc', { … })` overrides any of it.
return {
  cmd = function(dispatchers)
    return vim.lsp.rpc.start(require('thutuc').command(), dispatchers)
  end,
  filetypes = { 'thutuc' },
  root_dir = function(buffer, on_dir)
    local thutuc = require('thutuc')
    local file = vim.api.nvim_buf_get_name(buffer)
    if file ~= '' and thutuc.ready(thutuc.command()) then
      on_dir(thutuc.root(file))
    end
  end,
}
