// Answers each line {"program": ...} on standard input with one line on standard output:
// {"lints": [[code, message, row, column, endRow, endColumn], ...]} or {"unreadable": why}.
// Arguments: the package's directory, the settings as JSON. The first line printed names the version.
"use strict";
const [directory, settings] = process.argv.slice(1);
const { Workspace, PositionEncoding } = require(directory);
const workspace = new Workspace(JSON.parse(settings), PositionEncoding.Utf32);
const answer = (value) => process.stdout.write(JSON.stringify(value) + "\n");

function check(program) {
  return workspace.check(program).map((d) => [
    d.code ?? "invalid-syntax",
    d.message,
    d.start_location.row,
    d.start_location.column,
    d.end_location.row,
    d.end_location.column,
  ]);
}

answer({ version: Workspace.version() });
const lines = require("node:readline").createInterface({ input: process.stdin, crlfDelay: Infinity });
lines.on("line", (line) => {
  if (process.exitCode !== undefined) return;
  try {
    answer({ lints: check(JSON.parse(line).program) });
  } catch (error) {
    // A trap leaves the module's memory in doubt: say so and end, a fresh one takes over.
    answer({ unreadable: String(error) });
    process.exitCode = 1;
    lines.close();
    process.stdin.destroy();
  }
});
