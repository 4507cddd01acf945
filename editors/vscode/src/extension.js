// A thin client: starts `exp lsp` and leaves the rest to it.
'use strict';

const fs = require('fs');
const path = require('path');
const vscode = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

let client;

/** The setting, else `exp` of an open folder, else `exp` on the path. */
function command() {
  const set = vscode.workspace.getConfiguration('tokenward').get('command');
  if (set) {
    return set;
  }
  const folders = vscode.workspace.workspaceFolders ?? [];
  const own = folders.map((folder) => path.join(folder.uri.fsPath, 'exp')).find((file) => fs.existsSync(file));
  return own ?? 'exp';
}

function create() {
  const server = { command: command(), args: ['lsp'], transport: TransportKind.stdio };
  return new LanguageClient('tokenward', 'Tokenward', server, {
    documentSelector: [{ language: 'exp' }, { language: 'world' }],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.{exp,world}') },
  });
}

async function restart() {
  await client?.stop();
  client = create();
  await client.start();
}

exports.activate = async (context) => {
  context.subscriptions.push(vscode.commands.registerCommand('tokenward.restart', restart));
  await restart();
};

exports.deactivate = () => client?.stop();
