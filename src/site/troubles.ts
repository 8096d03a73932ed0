// Why a page was not mirrored, and what its operator can do. Pure.

/** One line for the operator: what is wrong, and what to do next. */
export type Trouble = { readonly reason: string; readonly remedy: string };

const again = 'run it again later; it goes on where it stopped';

/** Everything that can keep a page from being mirrored, in the operator's words. */
export const troubles = {
  internal: (address: string): Trouble => ({
    reason: `leads to an internal address (${address})`,
    remedy: 'if the site is on your own network, add --allow-private',
  }),
  never: (address: string): Trouble => ({
    reason: `leads to an address that no site has (${address})`,
    remedy: 'correct the name in your DNS, or leave it out',
  }),
  elsewhere: (origin: string): Trouble => ({
    reason: `leads to another site, ${origin}`,
    remedy: 'mirror that one from its own sitemap, into a folder of its own',
  }),
  otherPages: (count: number, origin: string): Trouble => ({
    reason: `${count} of its addresses are on another site, ${origin}`,
    remedy: 'mirror that one from its own sitemap, into a folder of its own',
  }),
  notWeb: { reason: 'isn’t an http or https address', remedy: 'correct it in the sitemap' } as Trouble,
  forbidden: {
    reason: 'robots.txt asks programs not to read it',
    remedy: 'ask the owner of the site to allow “Footnote” there',
  } as Trouble,
  noRobots: {
    reason: 'robots.txt can’t be read, so it’s unclear what may be',
    remedy: again,
  } as Trouble,
  redirects: {
    reason: 'leads from address to address without an end',
    remedy: 'correct the site',
  } as Trouble,
  unreachable: (code: string): Trouble => ({
    reason: `can’t be reached (${code})`,
    remedy: 'check the address and the network, then run it again',
  }),
  slow: { reason: 'took too long', remedy: again } as Trouble,
  busy: { reason: 'the site is busy', remedy: again } as Trouble,
  status: (status: number): Trouble => ({
    reason: `the site answered ${status}`,
    remedy: 'open it in a browser where nobody is signed in; only such pages can be mirrored',
  }),
  gone: (status: number): Trouble => ({
    reason: `the site answered ${status}, so it’s no longer mirrored`,
    remedy: 'take it out of the sitemap',
  }),
  signIn: {
    reason: 'leads to a page to sign in at, so what was mirrored before stays',
    remedy: 'only pages that everybody may read can be mirrored; export the others',
  } as Trouble,
  tooLarge: (most: number): Trouble => ({
    reason: `is larger than ${Math.round(most / 1_024)} kB`,
    remedy: 'split it into several',
  }),
  damaged: {
    reason: 'is packed in a way that can’t be unpacked',
    remedy: 'let the site send it as it is, or with gzip',
  } as Trouble,
  noSitemap: {
    reason: 'isn’t a sitemap',
    remedy: 'give the address of an XML sitemap; robots.txt often names it',
  } as Trouble,
  missing: {
    reason: 'isn’t there',
    remedy: 'give the address of an XML sitemap; robots.txt often names it',
  } as Trouble,
  noPages: { reason: 'names no page of this site', remedy: 'give another sitemap' } as Trouble,
  tooManySitemaps: (most: number): Trouble => ({
    reason: `leads to more than ${most} sitemaps; the others are left out`,
    remedy: 'mirror them one by one, each into a folder of its own',
  }),
  tooManyPages: (most: number): Trouble => ({
    reason: `names more than ${most} pages; the others are left out`,
    remedy: 'give the sitemap of a part of the site',
  }),
  noPage: (type: string): Trouble => ({
    reason: `isn’t a page but ${type}`,
    remedy: 'save it into the folder of documents by hand, if answers should come from it',
  }),
  notText: (reason: string): Trouble => ({ reason, remedy: 'let the site send it as UTF-8' }),
  noText: {
    reason: 'holds no text; perhaps scripts write it in the browser',
    remedy: 'save its text into the folder of documents by hand',
  } as Trouble,
  notOurs: (file: string): Trouble => ({
    reason: `${file} isn’t as it was mirrored, so it was left alone`,
    remedy: 'move it elsewhere, and the page is mirrored again',
  }),
  link: (file: string): Trouble => ({
    reason: `${file} lies behind a link or something else that isn’t a folder`,
    remedy: 'remove that, or choose another folder',
  }),
} as const;
