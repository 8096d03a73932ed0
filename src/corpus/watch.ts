// Watches a folder and calls once after it falls quiet. chokidar, because fs.watch misses changes in renamed folders; loaded only to watch.

/** Milliseconds without a change after which a folder counts as quiet. */
const quiet = 300;

export type Stop = () => Promise<void>;

/** Resolves when changes are seen from now on. `onChange` is never called twice at once by one burst of changes. */
export async function watchFolder(folder: string, onChange: () => void, wait = quiet): Promise<Stop> {
  const { watch } = await import('chokidar');
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: true,
    ignored: (path) => /[\\/](?:\.git|node_modules)(?:[\\/]|$)/u.test(path),
  });
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, wait);
  });
  // A watcher's own fault (a folder that vanished) is no change of a document; the last good library goes on serving.
  watcher.on('error', () => undefined);
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
