-- A buffer with rules: comments, indentation, names with hyphens, and the language server.
vim.opt_local.commentstring = '# %s'
vim.opt_local.comments = ':##,:#'
vim.opt_local.expandtab = true
vim.opt_local.shiftwidth = 4
vim.opt_local.softtabstop = 4
vim.opt_local.smartindent = true
-- A name is one word: Vietnamese letters and `-`.
vim.opt_local.iskeyword = '@,48-57,_,192-255,-'
-- A comment stays in its column, where `smartindent` would move it to the first.
vim.opt_local.cinkeys:remove('0#')
vim.opt_local.indentkeys:remove('0#')

if not vim.lsp.enable then
  require('thutuc').attach(vim.api.nvim_get_current_buf())
end
