" Rules of administrative procedures. Over what Neovim may take `.tt` for by itself.
autocmd BufRead,BufNewFile *.tt set filetype=thutuc
