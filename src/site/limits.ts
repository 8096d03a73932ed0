// How a site is mirrored: how slowly, how much of it, how large. Choices of ours unless a source is named.

const kilobyte = 1_024;
const megabyte = 1_024 * kilobyte;

/** Pauses, deadlines and ages, all in milliseconds. */
export const times = {
  /** Between the beginnings of two requests. */
  between: 1_000,
  /** Longest pause between two requests that a robots.txt is followed in. */
  longestDelay: 30_000,
  /** For one request, from the name of the host to the last byte. */
  request: 30_000,
  /** First pause where a busy site does not say how long; it doubles. */
  busy: 5_000,
  /** A site that wants a longer pause is left alone until the next run. */
  longestPause: 120_000,
  /** A run that began earlier is at work no more: as many pages as may be, a little more slowly than usual. */
  longestRun: 12 * 3_600_000,
  /** An interrupted run that is older begins anew. */
  resumed: 24 * 3_600_000,
} as const;

/** Bytes of what is read, unpacked. */
export const sizes = {
  /** RFC 9309 asks for 500 kB at least. */
  robots: 512 * kilobyte,
  /** As sitemaps.org has it. */
  sitemap: 50 * megabyte,
  page: 5 * megabyte,
  /** What was mirrored before; some 300 bytes a page, and several times that in an interrupted run. */
  manifest: 50 * megabyte,
} as const;

/** How often, and how many, in one run. */
export const counts = {
  /** A page a second: three hours. */
  pages: 10_000,
  /** Files of addresses that one run reads. */
  sitemaps: 200,
  /** Steps from one address to another; RFC 9309 names five. */
  redirects: 5,
  /** Times a busy site is asked for one page. */
  tries: 3,
  /** Pages in a row that could not be reached, after which the rest is left for the next run. */
  failuresInRow: 5,
} as const;
