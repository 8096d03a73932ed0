// Days and minutes as the clock of this machine shows them.

/** "2026-07-02 14:05" in this machine's time zone; `at`: milliseconds since 1970. */
export const localTime = (at: number): string =>
  new Date(at).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
