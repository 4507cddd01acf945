// Tokenises every shipped file, and compares what the grammars know with the lexers they repeat.
'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { test } = require('node:test');
const oniguruma = require('vscode-oniguruma');
const textmate = require('vscode-textmate');

const root = path.join(__dirname, '..', '..', '..');
const syntaxes = path.join(__dirname, '..', 'syntaxes');
const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
const registry = new textmate.Registry({
  onigLib: oniguruma.loadWASM(wasm).then(() => ({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  })),
  loadGrammar: async (scope) => {
    const file = path.join(syntaxes, `${scope.replace('source.', '')}.tmLanguage.json`);
    return fs.existsSync(file) ? textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file) : null;
  },
});

/** All words of a text with their scopes. */
async function tokens(scope, text) {
  const grammar = await registry.loadGrammar(scope);
  const found = [];
  let stack = textmate.INITIAL;
  for (const line of text.split(/\r?\n/)) {
    const result = grammar.tokenizeLine(line, stack);
    for (const token of result.tokens) {
      found.push({ text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes });
    }
    stack = result.ruleStack;
  }
  return { found, stack };
}

function scopeOf(found, text) {
  const token = found.find((t) => t.text.trim() === text);
  assert.ok(token, `\`${text}\` is no token`);
  return token.scopes.slice(1).join(' ');
}

function shipped(ending) {
  const files = [];
  const visit = (directory) => {
    for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
      const file = path.join(directory, entry.name);
      if (entry.isDirectory() && !['target', 'src', 'node_modules'].includes(entry.name)) visit(file);
      if (entry.isFile() && entry.name.endsWith(ending)) files.push(file);
    }
  };
  visit(path.join(root, 'experiments'));
  return files;
}

for (const [ending, scope] of [['.exp', 'source.exp'], ['.world', 'source.world']]) {
  for (const file of shipped(ending)) {
    test(`${path.relative(root, file)}: every word has a scope, and nothing stays open`, async () => {
      const { found, stack } = await tokens(scope, fs.readFileSync(file, 'utf8'));
      const bare = found.filter((t) => t.scopes.length === 1 && /[A-Za-z0-9"]/.test(t.text));
      assert.deepStrictEqual(bare.map((t) => t.text), []);
      assert.strictEqual(stack.depth, 1);
    });
  }
}

test('an experiment is coloured by what its words are', async () => {
  const { found } = await tokens('source.exp', fs.readFileSync(path.join(root, 'experiments/paper/mbpp.exp'), 'utf8'));
  assert.match(scopeOf(found, 'import'), /keyword\.control\.import/);
  assert.match(scopeOf(found, 'extends'), /keyword\.other\.extends/);
  assert.match(scopeOf(found, 'pipeline'), /inherited-class/);
  assert.match(scopeOf(found, 'learning_rate'), /variable\.other\.property/);
  assert.match(scopeOf(found, '1e-5'), /constant\.numeric/);
  assert.match(scopeOf(found, 'rollouts'), /keyword\.other\.unit/);
  assert.match(scopeOf(found, '@paper'), /entity\.name\.decorator/);
  assert.match(scopeOf(found, 'unit_tests'), /entity\.name\.type\.block/);
  assert.match(scopeOf(found, 'random'), /support\.function/);
});

test('a reward body is embedded Groovy, and ends with its fence', async () => {
  const { found } = await tokens('source.exp', 'define reward r {\n  assess = ```groovy\n    penalize it, 1, "x"\n  ```\n  seed = 1\n}\n');
  assert.match(scopeOf(found, 'penalize'), /meta\.embedded\.block\.groovy .*support\.function/);
  assert.doesNotMatch(scopeOf(found, 'seed'), /groovy/);
});

test('the grammar of worlds knows the words of the lexer', () => {
  const lexer = fs.readFileSync(
    path.join(root, 'grammars/src/main/antlr4/tokenward/grammars/world/WorldLexer.g4'), 'utf8');
  const grammar = fs.readFileSync(path.join(syntaxes, 'world.tmLanguage.json'), 'utf8');
  const missing = [...lexer.matchAll(/: '([a-z]+)' ;/g)].map((m) => m[1]).filter((w) => !new RegExp(`\\b${w}\\b`).test(grammar));
  assert.deepStrictEqual(missing, []);
});

test('the grammar of experiments knows the words of the lexer', () => {
  const lexer = fs.readFileSync(path.join(root, 'grammars/src/main/antlr4/tokenward/grammars/exp/ExpLexer.g4'), 'utf8');
  const grammar = fs.readFileSync(path.join(syntaxes, 'exp.tmLanguage.json'), 'utf8');
  const missing = [...lexer.matchAll(/^[A-Z]+ *: '([a-z]+)' ;/gm)].map((m) => m[1]).filter((w) => !grammar.includes(w));
  assert.deepStrictEqual(missing, []);
});
