-- Neovim as the client of `thutuc lsp`, over a copy of `procedures/`:
--   THUTUC=target/debug/thutuc CATALOG=/a/copy nvim --headless --clean --cmd 'set rtp^=editors/neovim' -c 'luafile editors/neovim/test.lua'
-- Opens a file, makes an error, is told of it, applies its fix, goes to a declaration, renames a fact in all files, formats and
-- saves. Ends with status 1 and the step that failed, or 0. What must stand in the files is worked out from their texts alone.

local program = vim.env.THUTUC
local catalog = vim.loop.fs_realpath(vim.env.CATALOG or '')
-- A step takes well under a second; a busy machine gets time all the same.
local PATIENCE = 60000

local step = 'the settings'

local function fail(why)
  error({ why = why }, 0)
end

local function hold(holds, why, ...)
  if not holds then
    fail(why:format(...))
  end
end

--- Waits until something is there, and gives it.
local function await(what, found)
  local value
  local came = vim.wait(PATIENCE, function()
    value = found()
    return value
  end, 20)
  hold(came, 'waited %d s for %s', PATIENCE / 1000, what)
  return value
end

local function read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

local function buffer_text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

--- The first line that holds a plain text, and the byte at which it does, both from 0.
local function place(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local at = line:find(text, 1, true)
    if at then
      return number - 1, at - 1
    end
  end
  fail('`' .. text .. '` is not in ' .. vim.api.nvim_buf_get_name(0))
end

local function go_to(text)
  local line, column = place(text)
  vim.api.nvim_win_set_cursor(0, { line + 1, column })
end

--- Puts one text in place of another, as an author would: the buffer changes, nothing is saved.
local function type_over(old, new)
  local line, column = place(old)
  vim.api.nvim_buf_set_text(0, line, column, line, column + #old, { new })
end

local function errors()
  return vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR })
end

local function client()
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  return get({ name = 'thutuc' })[1]
end

--- Takes the offer whose title has a text, out of what the editor would show as a menu.
local function choose(title)
  local offered
  vim.ui.select = function(items, options, on_choice)
    offered = {}
    for at, item in ipairs(items) do
      local shown = options.format_item and options.format_item(item) or tostring(item)
      table.insert(offered, shown)
      if shown:find(title, 1, true) then
        on_choice(item, at)
        return
      end
    end
    on_choice(nil, nil)
  end
  return function()
    return offered and table.concat(offered, ', ') or 'nothing'
  end
end

local OPENED = 'ho-tich/khai-sinh.tt'
local FACT, RENAMED = 'được-ủy-quyền', 'nộp-qua-người-khác'

--- A text in which a name that stands alone is another.
local function renamed(text)
  local count = 0
  -- A byte beyond ASCII is part of a letter.
  local changed = (' ' .. text):gsub('([^%w\128-\255-])' .. FACT:gsub('%-', '%%-') .. '%f[^%w\128-\255-]', function(before)
    count = count + 1
    return before .. RENAMED
  end)
  return changed:sub(2), count
end

local steps = {
  {
    'says that the program is missing',
    function()
      local said = {}
      local notify = vim.notify
      vim.notify = function(message)
        table.insert(said, message)
      end
      vim.g.thutuc = { cmd = { '/no/such/thutuc', 'lsp' } }
      for _, name in ipairs({ 'du-kien/chung.tt', 'lich/hanh-chinh.tt' }) do
        vim.cmd('edit ' .. vim.fn.fnameescape(catalog .. '/' .. name))
        vim.wait(100)
      end
      vim.cmd('silent %bwipeout')
      vim.notify = notify
      vim.g.thutuc = { cmd = { program, 'lsp' } }
      hold(#said == 1, 'it was said %d times', #said)
      hold(said[1]:find('Không tìm thấy chương trình `/no/such/thutuc`', 1, true), 'it says: %s', said[1])
      hold(said[1]:find('The program `/no/such/thutuc` was not found', 1, true), 'it says: %s', said[1])
    end,
  },
  {
    'opens a file',
    function()
      vim.cmd('edit ' .. vim.fn.fnameescape(catalog .. '/' .. OPENED))
      hold(vim.bo.filetype == 'thutuc', 'the type of the file is `%s`', vim.bo.filetype)
      await('the server', function()
        return client() and client().initialized ~= false
      end)
      local root = client().config.root_dir or client().root_dir
      hold(vim.loop.fs_realpath(root) == catalog, 'the root is `%s`', tostring(root))
    end,
  },
  {
    'colours words without the server',
    function()
      local function colours(wanted)
        for text, group in pairs(wanted) do
          local line, column = place(text)
          local found = vim.fn.synIDattr(vim.fn.synID(line + 1, column + 1, 1), 'name')
          hold(found == group, '`%s` is `%s`, not `%s`', text, found, group)
        end
      end
      colours({
        ['# Đăng ký'] = 'thutucComment',
        ['## Bản ghi'] = 'thutucDoc',
        ['dữ kiện chứng-sinh'] = 'thutucItem',
        ['chứng-sinh-điện-tử:'] = '',
        ['có/không'] = 'thutucType',
        ['thủ tục 1.001193'] = 'thutucItem',
        ['1.001193'] = 'thutucCode',
        ['"Đăng ký khai sinh"'] = 'thutucString',
        ['en "Birth'] = 'thutucTag',
        ['01/07/2025'] = 'thutucDate',
        ['người ký'] = 'thutucClause',
        ['chủ-tịch'] = '',
        ['khoản 3 điều 5 luật-hộ-tịch, điều'] = 'thutucCitation',
        ['khi hình-thức'] = 'thutucCondition',
        ['hình-thức thuộc'] = 'thutucBuiltIn',
        ['thuộc {'] = 'thutucLogic',
        ['trực-tiếp, bưu-chính, lưu-động }'] = 'thutucValue',
        ['8.000 đồng'] = 'thutucNumber',
        ['đồng *'] = 'thutucUnit',
        ['15:00'] = 'thutucTime',
        ['ngày làm việc tiếp theo'] = 'thutucClause',
        ['ngày làm việc khi'] = 'thutucUnit',
        ['bắt buộc'] = 'thutucModifier',
      })
      vim.cmd('new')
      vim.bo.filetype = 'thutuc'
      vim.api.nvim_buf_set_lines(0, 0, -1, false, {
        'common process đầu {',
        '    requirement tuổi >= 18 reason "x" basis luật art 20',
        '    fee bản-sao 8_000 VND * max(số-bản, 2)',
        '    deadline 3 working days, counted from xem unless channel in { online }',
        '    số hoá; Lí Do; theo-dõi',
      })
      colours({
        ['common'] = 'thutucItem',
        ['requirement'] = 'thutucClause',
        ['>='] = 'thutucOperator',
        ['art 20'] = 'thutucCitation',
        ['VND'] = 'thutucUnit',
        ['max'] = 'thutucFunction',
        ['working days'] = 'thutucUnit',
        ['counted from'] = 'thutucClause',
        ['unless'] = 'thutucCondition',
        ['channel in'] = 'thutucBuiltIn',
        ['in {'] = 'thutucLogic',
        ['online'] = 'thutucValue',
        ['số hoá'] = 'thutucClause',
        ['Lí Do'] = 'thutucClause',
        ['theo-dõi'] = '',
      })
      vim.cmd('bwipeout!')
    end,
  },
  {
    'is told of an error',
    function()
      local right, wrong = 'người ký chủ-tịch', 'người ký chủ-tich'
      type_over(right, wrong)
      local line, column = place('chủ-tich')
      local found = await('the finding', function()
        return errors()[1]
      end)
      hold(#errors() == 1, '%d errors', #errors())
      hold(found.code == 'E0201' and found.source == 'thutuc', 'it is %s', vim.inspect(found))
      hold(found.lnum == line and found.col == column, 'it is in line %d, byte %d', found.lnum, found.col)
      hold(found.end_col == column + #'chủ-tich', 'it ends in byte %d', found.end_col)
      hold(found.message:find('`chủ-tich`', 1, true), 'it says: %s', found.message)
    end,
  },
  {
    'applies the fix',
    function()
      go_to('chủ-tich')
      local offered = choose('chủ-tịch')
      vim.lsp.buf.code_action()
      local mended = vim.wait(PATIENCE, function()
        return buffer_text() == read(catalog .. '/' .. OPENED)
      end, 20)
      hold(mended, 'the text is not what it was; offered: %s', offered())
      await('the error to go', function()
        return #errors() == 0
      end)
    end,
  },
  {
    'goes to a declaration in another file',
    function()
      go_to(FACT)
      vim.lsp.buf.definition()
      await('the other file', function()
        return vim.api.nvim_buf_get_name(0):find('du%-kien/chung%.tt$')
      end)
      local line, column = place('dữ kiện ' .. FACT)
      local cursor = vim.api.nvim_win_get_cursor(0)
      hold(cursor[1] == line + 1, 'the cursor is in line %d', cursor[1])
      hold(cursor[2] == column + #'dữ kiện ', 'the cursor is at byte %d', cursor[2])
      vim.cmd('buffer ' .. OPENED)
    end,
  },
  {
    'renames a fact in all files',
    function()
      local wanted, mentions, files = {}, 0, 0
      for _, path in ipairs(vim.fn.globpath(catalog, '**/*.tt', false, true)) do
        local text, count = renamed(read(path))
        wanted[path] = text
        mentions, files = mentions + count, files + math.min(count, 1)
      end
      hold(files > 3, 'the fact has %d mentions in %d files only', mentions, files)
      go_to(FACT)
      vim.lsp.buf.rename(RENAMED)
      await('the new name', function()
        return not buffer_text():find('khi ' .. FACT, 1, true)
      end)
      vim.cmd('silent wall')
      for path, text in pairs(wanted) do
        hold(read(path) == text, '%s has not exactly its mentions renamed', path)
      end
      -- The files change one after another, so that a finding may come and go.
      vim.wait(1000)
      vim.wait(PATIENCE, function()
        return #errors() == 0
      end, 20)
      hold(#errors() == 0, 'then there is an error: %s', vim.inspect(errors()[1]))
    end,
  },
  {
    'formats',
    function()
      local styled = vim.fn.system({ program, 'fmt', '-' }, buffer_text())
      hold(vim.v.shell_error == 0, '`fmt` ends with %d', vim.v.shell_error)
      type_over('    cấp xã', '  cấp    xã')
      type_over('{ trực-tiếp, bưu-chính', '{trực-tiếp,bưu-chính')
      hold(buffer_text() ~= styled, 'nothing was put out of order')
      if vim.lsp.buf.format then
        vim.lsp.buf.format({ timeout_ms = PATIENCE })
      else
        vim.lsp.buf.formatting_sync(nil, PATIENCE)
      end
      local difference = vim.diff and vim.diff(styled, buffer_text()) or ''
      hold(buffer_text() == styled, 'the text is not as `fmt` writes it:\n%s', difference)
      vim.cmd('silent wall')
    end,
  },
  {
    'leaves a catalog without errors',
    function()
      local said = vim.fn.system({ program, 'check', catalog })
      hold(vim.v.shell_error == 0, '`check` ends with %d:\n%s', vim.v.shell_error, said)
    end,
  },
  {
    'ends the server',
    function()
      local id = client().id
      vim.lsp.stop_client(id)
      await('the end', function()
        return client() == nil
      end)
    end,
  },
}

local function run()
  hold(program and vim.fn.executable(program) == 1, 'THUTUC does not name the program')
  hold(catalog, 'CATALOG does not name a folder')
  vim.o.hidden = true
  vim.o.swapfile = false
  vim.cmd('filetype plugin on')
  vim.cmd('syntax on')
  for _, one in ipairs(steps) do
    step = one[1]
    local began = vim.loop.hrtime()
    one[2]()
    io.stdout:write(('Neovim %s: %d ms\n'):format(step, (vim.loop.hrtime() - began) / 1e6))
  end
end

local passed, problem = xpcall(run, function(problem)
  return type(problem) == 'table' and problem.why or debug.traceback(tostring(problem))
end)
if passed then
  vim.cmd('qall!')
end
io.stderr:write(('Neovim could not: it %s: %s\n'):format(step, problem))
vim.cmd('cquit 1')
