// The one order of names and ids, the same on every machine: no locale moves it.

/** For `sort`: by UTF-16 code units. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
