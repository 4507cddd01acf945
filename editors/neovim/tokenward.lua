-- Experiments (.exp) and worlds (.world) of Tokenward in Neovim: `exp lsp` for everything it can do.
-- Put this file into lua/ and write `require('tokenward').setup()`; see docs/editors.md.
local M = {}

--- The `exp` of the folder the file lies in or of one around it, else the one on the path.
local function command(file)
  local directory = vim.fn.fnamemodify(file, ':p:h')
  local own = vim.fn.findfile('exp', directory .. ';')
  if own ~= '' and vim.fn.executable(vim.fn.fnamemodify(own, ':p')) == 1 then
    return vim.fn.fnamemodify(own, ':p')
  end
  return 'exp'
end

--- The folder whose files are renamed together: the repository, else the folder of the file.
local function root(file)
  local directory = vim.fn.fnamemodify(file, ':p:h')
  local git = vim.fn.finddir('.git', directory .. ';')
  return git ~= '' and vim.fn.fnamemodify(git, ':p:h:h') or directory
end

local function keys(client, buffer)
  vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
  local function map(key, what)
    vim.keymap.set('n', key, what, { buffer = buffer })
  end
  map('K', vim.lsp.buf.hover)
  map('gd', vim.lsp.buf.definition)
  map('gr', vim.lsp.buf.references)
  map('<leader>rn', vim.lsp.buf.rename)
  map('<leader>ca', vim.lsp.buf.code_action)
  map('<leader>f', function()
    if vim.lsp.buf.format then
      vim.lsp.buf.format()
    else
      vim.lsp.buf.formatting_sync()
    end
  end)
  map(']d', vim.diagnostic.goto_next)
  map('[d', vim.diagnostic.goto_prev)
end

local function colours(language)
  vim.bo.commentstring = '// %s'
  if language == 'exp' then
    vim.cmd([[
      syntax match expComment "//.*$"
      syntax region expString start=+"+ skip=+\\.+ end=+"\|$+
      syntax region expText start=+"""+ end=+"""+
      syntax include @expGroovy syntax/groovy.vim
      syntax region expBody matchgroup=Delimiter start=+```groovy+ end=+```+ contains=@expGroovy
      syntax keyword expKeyword import define extends without
      syntax keyword expConstant true false none
      syntax match expBlock "^\s*\%(define\s\+\)\?\zs\w\+\ze\%(\s\+\w\+\)*\s*{"
      syntax match expSetting "^\s*\zs\w\+\%(\.\w\+\)*\ze\s*="
      syntax match expNumber "-\?\<\d[0-9_]*\%(\.\d\+\)\?\%([eE][+-]\?\d\+\)\?\>"
      syntax match expNote "@\w\+"
      highlight default link expComment Comment
      highlight default link expString String
      highlight default link expText String
      highlight default link expKeyword Keyword
      highlight default link expConstant Constant
      highlight default link expBlock Type
      highlight default link expSetting Identifier
      highlight default link expNumber Number
      highlight default link expNote PreProc
    ]])
  else
    vim.cmd([[
      syntax match worldComment "//.*$"
      syntax region worldString start=+"+ skip=+\\.+ end=+"\|$+
      syntax keyword worldKeyword import world task extends state record call def fact goal start prompt split invariant
      syntax keyword worldKeyword require else set add remove emit return fail if for in where let and or not
      highlight default link worldComment Comment
      highlight default link worldString String
      highlight default link worldKeyword Keyword
    ]])
  end
end

--- Begins to serve every .exp and .world file. `options.command` is where `exp` is, when it is nowhere near.
function M.setup(options)
  options = options or {}
  local group = vim.api.nvim_create_augroup('tokenward', {})
  vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
    group = group,
    pattern = { '*.exp', '*.world' },
    callback = function(event)
      vim.bo[event.buf].filetype = vim.fn.fnamemodify(event.file, ':e')
    end,
  })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = { 'exp', 'world' },
    callback = function(event)
      colours(event.match)
      local file = vim.api.nvim_buf_get_name(event.buf)
      local folder = root(file)
      local name = 'tokenward ' .. folder
      for _, client in pairs(vim.lsp.get_active_clients and vim.lsp.get_active_clients() or vim.lsp.get_clients()) do
        if client.name == name then
          vim.lsp.buf_attach_client(event.buf, client.id)
          return
        end
      end
      local id = vim.lsp.start_client({
        name = name,
        cmd = { options.command or command(file), 'lsp' },
        root_dir = folder,
        workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
        on_attach = keys,
      })
      if id then
        vim.lsp.buf_attach_client(event.buf, id)
      end
    end,
  })
end

return M
