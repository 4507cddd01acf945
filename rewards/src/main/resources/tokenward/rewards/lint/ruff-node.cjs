// Answers each line {"program": ...} on standard input with one line on standard output:
// {"lints": [[code, message, row, column, endRow, endColumn], ...]} or {"unreadable": why}.
// Arguments: the package's directory, the settings as JSON. The first line printed names the version, and says why the
// settings are refused when they are.
"use strict";
const [directory, settings] = process.argv.slice(1);
const { Workspace, PositionEncoding } = require(directory);
const answer = (value) => process.stdout.write(JSON.stringify(value) + "\n");

function check(workspace, program) {
  return workspace.check(program).map((d) => [
    d.code ?? "invalid-syntax",
    d.message,
    d.start_location.row,
    d.start_location.column,
    d.end_location.row,
    d.end_location.column,
  ]);
}

function serve(workspace) {
  const lines = require("node:readline").createInterface({ input: process.stdin, crlfDelay: Infinity });
  lines.on("line", (line) => {
    if (process.exitCode !== undefined) return;
    try {
      answer({ lints: check(workspace, JSON.parse(line).program) });
    } catch (error) {
      // A trap leaves the module's memory in doubt: say so and end, a fresh one takes over.
      answer({ unreadable: String(error) });
      process.exitCode = 1;
      lines.close();
      process.stdin.destroy();
    }
  });
}

let workspace;
try {
  workspace = new Workspace(JSON.parse(settings), PositionEncoding.Utf32);
} catch (error) {
  answer({ version: Workspace.version(), refused: String(error.message ?? error) });
}
if (workspace) {
  answer({ version: Workspace.version() });
  serve(workspace);
}
