-- Neovim from 0.11 on starts the server by itself; before that `ftplugin/thutuc.lua` does.
if vim.lsp.enable then
  vim.lsp.enable('thutuc')
end
