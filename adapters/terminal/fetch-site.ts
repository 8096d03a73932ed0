// `fetch-site`: mirrors the pages that a sitemap names into the folder of documents.
import { setTimeout as pause } from 'node:timers/promises';
import { mirrorSite } from '../../src/site/mirror.ts';
import { MirrorFolderError, openMirrorFolder } from '../../src/site/mirror-folder.ts';
import { createRequest } from '../../src/site/request.ts';
import { createVisitor } from '../../src/site/visitor.ts';
import { fetchSiteOperators } from '../operators.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { exit, limits } from './limits.ts';
import { printableLine } from './printable.ts';

/** The command as it is typed; it ends with a failure where pages could not be read. */
export const fetchSite: Command = {
  name: 'fetch-site',
  about: 'mirror the pages that a sitemap names into a folder, and again for what changed',
  usage: '--sitemap URL --to DIR [--allow-private]',
  options: [
    { name: 'sitemap', value: 'URL', about: 'address of the sitemap, as robots.txt often names it' },
    { name: 'to', value: 'DIR', about: 'a folder of its own, as in corpus/site; made if it is missing' },
    {
      name: 'allow-private',
      about: 'reach addresses on your own network too; without it only the public internet',
    },
  ],
  more: [
    'Reads one page a second, what robots.txt allows, from that one host. Only the main text of a page is kept. A run that',
    'was interrupted goes on. Pages that left the sitemap are removed; files that you put there or changed are left alone.',
  ],
  run: fetchInto,
};

async function fetchInto({ given, out, err }: Call): Promise<number> {
  const sitemap = sitemapOf(given.text('sitemap'));
  const to = given.text('to');
  if (to === undefined) throw new UsageError(fetchSiteOperators.needsFolder);
  const folder = await openMirrorFolder(to).catch(() => {
    throw new UsageError(`Can’t write to ${printableLine(to)}. Choose another folder.`);
  });
  const request = createRequest({ allowPrivate: given.flag('allow-private') });
  const tell = progress(err);
  try {
    const mirrored = await mirrorSite({
      sitemap,
      folder,
      visitor: createVisitor(sitemap, request, { now: Date.now, pause: (ms) => pause(ms) }),
      now: Date.now,
      failed: (address, { reason, remedy }) => err(printableLine(`${address}: ${reason}; ${remedy}`)),
      progress: tell,
    });
    out(printableLine(fetchSiteOperators.summary(mirrored, to)));
    return mirrored.failed === 0 ? exit.fine : exit.fault;
  } catch (error) {
    if (error instanceof MirrorFolderError) throw new UsageError(error.message);
    throw error;
  }
}

function sitemapOf(said: string | undefined): URL {
  const url = said !== undefined && URL.canParse(said) ? new URL(said) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new UsageError(fetchSiteOperators.needsSitemap);
  [url.username, url.password, url.hash] = ['', '', ''];
  return url;
}

/** Tells how far a long run is, at most once in a while. */
function progress(err: (text: string) => void): (done: number, pages: number) => void {
  let told = performance.now();
  return (done, pages) => {
    if (performance.now() - told < limits.progressEvery) return;
    told = performance.now();
    err(fetchSiteOperators.progress(done, pages));
  };
}
