-- Run by try.sh: what a user would do, and what must come of it.
local function say(text)
  io.stdout:write(text .. '\n')
end

local function fail(text)
  say('FAILED: ' .. text)
  vim.cmd('cquit 1')
end

local function eventually(what, condition)
  if not vim.wait(120000, condition, 50) then
    fail(what)
  end
  say('ok: ' .. what)
end

local function line_of(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    if line:find(text, 1, true) then
      return number, line
    end
  end
  fail('no line has ' .. text)
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 120000)
  for _, answer in pairs(answers or {}) do
    return answer.result
  end
  fail('no answer to ' .. method)
end

require('tokenward').setup({ command = vim.env.EXP })
vim.cmd('edit!')
eventually('the server starts', function()
  return #vim.lsp.buf_get_clients(0) > 0 or next(vim.lsp.buf_get_clients(0)) ~= nil
end)

local number, line = line_of('learning_rate')
vim.api.nvim_buf_set_lines(0, number - 1, number, false, { (line:gsub('learning_rate', 'learnin_rate')) })
eventually('a misspelt setting is told', function()
  local said = vim.diagnostic.get(0)
  return #said == 1 and said[1].lnum == number - 1 and said[1].message:find('did you mean `learning_rate`?', 1, true)
end)

vim.api.nvim_win_set_cursor(0, { number, 6 })
local range = vim.lsp.util.make_range_params()
range.context = { diagnostics = {} }
local actions = ask('textDocument/codeAction', range)
vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
eventually('the quick fix mends it', function()
  return #vim.diagnostic.get(0) == 0 and line_of('learning_rate') == number
end)

vim.api.nvim_win_set_cursor(0, { number, 6 })
local hover = ask('textDocument/hover', vim.lsp.util.make_position_params())
if not hover.contents.value:find('in force: `1e-5`', 1, true) then
  fail('hover: ' .. hover.contents.value)
end
say('ok: hovering tells the value in force')

local parent = line_of('extends pipeline')
vim.api.nvim_win_set_cursor(0, { parent, 30 })
local found = ask('textDocument/definition', vim.lsp.util.make_position_params())
if not found[1] or not found[1].uri:find('pipeline.exp', 1, true) then
  fail('definition: ' .. vim.inspect(found))
end
say('ok: the definition is in pipeline.exp')

local ppo = line_of('mini_batch')
vim.api.nvim_buf_set_lines(0, ppo, ppo, false, { '    wh' })
vim.api.nvim_win_set_cursor(0, { ppo + 1, 6 })
local offered = ask('textDocument/completion', vim.lsp.util.make_position_params())
local whiten = false
for _, item in ipairs(offered.items or offered) do
  whiten = whiten or item.label == 'whiten'
end
if not whiten then
  fail('completion lacks `whiten`')
end
say('ok: completion offers settings of the block')
vim.cmd('qall!')
