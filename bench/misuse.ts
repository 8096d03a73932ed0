// Wrong use of a bench: one line that says what is right, and exit code 2, as the program's own commands do.

/** Ends the process; `right` says how it is used. */
export function misuse(wrong: string, right: string): never {
  process.stderr.write(`${wrong} ${right}\n`);
  process.exit(2);
}

/** What `read` gives; what it throws about arguments or files is wrong use. */
export function readOrMisuse<T>(read: () => T, right: string): T {
  try {
    return read();
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return misuse(said, right);
  }
}
