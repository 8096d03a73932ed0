// The rules of the house that a reader can check with eyes alone are checked here: imports, sizes, purity, rooms.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { circles } from '../bench/house/circles.ts';
import { documentedGoal, exportsOf } from '../bench/house/documented.ts';
import { type File, importsOf, readFiles, resolved } from '../bench/house/files.ts';
import { sharedLines } from '../bench/house/shared-lines.ts';

const files = readFiles('src', 'adapters', 'test', 'bench', 'docs');
const product = files.filter(({ path }) => /^(?:src|adapters)\//.test(path));

const breaking = (among: readonly File[], breaks: (file: File) => boolean): readonly string[] =>
  among.filter(breaks).map(({ path }) => path);
const adapterOf = (path: string): string | undefined => /^adapters\/([^/]+)\//.exec(path)?.[1];

describe('imports point inwards', () => {
  test('there is something to check', () => {
    expect(product.length).toBeGreaterThan(20);
    expect(product.flatMap((file) => file.imports).length).toBeGreaterThan(50);
  });

  test('src never imports adapters, tests or benches', () => {
    const outward = (file: File) => file.imports.some((name) => /^(?:adapters|test|bench)\//.test(name));
    expect(
      breaking(
        product.filter(({ path }) => path.startsWith('src/')),
        outward,
      ),
    ).toEqual([]);
  });

  test('in no circle', () => {
    expect(circles(product)).toEqual([]);
  });

  test('the store knows nothing of those who keep things in it', () => {
    const upward = (file: File) =>
      file.imports.some((name) => /^src\/(?:engine|moderation|bot|parts)\b/.test(name));
    expect(
      breaking(
        product.filter(({ path }) => path.startsWith('src/store/')),
        upward,
      ),
    ).toEqual([]);
  });

  test('an adapter never imports another, but the kit that they share, and only main imports adapters', () => {
    const shared = (file: File): readonly (string | undefined)[] =>
      ['slack', 'discord', 'mcp'].includes(adapterOf(file.path) ?? '') ? ['kit'] : [];
    const foreign = (file: File) =>
      file.path !== 'adapters/main.ts' &&
      file.imports.some(
        (name) => ![undefined, adapterOf(file.path), ...shared(file)].includes(adapterOf(name)),
      );
    expect(breaking(product, foreign)).toEqual([]);
  });

  test.each([
    ['minisearch', 'src/search/'],
    ['kysely', 'src/store/'],
    ['libsql', 'src/store/'],
    ['pg', 'src/store/'],
    ['@slack/', 'adapters/slack/'],
    ['discord.js', 'adapters/discord/'],
    ['discord-api-types', 'adapters/discord/'],
    ['@modelcontextprotocol/', 'adapters/mcp/'],
    ['hono', 'adapters/web/'],
    ['@hono/', 'adapters/web/'],
    ['@embedpdf/', 'src/corpus/pdf/'],
    ['@huggingface/', 'src/reader-model/'],
    ['fflate', 'src/corpus/zip/'],
    ['saxes', 'src/corpus/zip/'],
    ['postal-mime', 'src/corpus/mail/'],
  ])('%s is named in %s only', (library, home) => {
    const names = (name: string) =>
      library.endsWith('/') ? name.startsWith(library) : name === library || name.startsWith(`${library}/`);
    const away = (file: File) => !file.path.startsWith(home) && file.imports.some(names);
    expect(breaking(product, away)).toEqual([]);
  });
});

describe('each file can be read at once', () => {
  test('no file has more than 250 lines', () => {
    expect(breaking(files, ({ text }) => text.trimEnd().split('\n').length > 250)).toEqual([]);
  });

  test('the first line says what the file holds', () => {
    expect(breaking(files, ({ text }) => !/^\/\/ \S+ \S+/.test(text))).toEqual([]);
  });

  test('the core and the kit name no platform, nor a command of one', () => {
    const code = (text: string) => text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
    const core = product.filter(({ path }) => /^(?:src|adapters\/kit)\//.test(path));
    expect(breaking(core, ({ text }) => /slack|discord|\/invite\b/i.test(code(text)))).toEqual([]);
  });

  test('named exports only, and index.ts only where others outside come in', () => {
    const doors = ['src/index.ts', 'adapters/kit/index.ts'];
    const hidden = (path: string): boolean => path.endsWith('/index.ts') && !doors.includes(path);
    expect(breaking(files, ({ path, text }) => hidden(path) || /^export default/m.test(text))).toEqual([]);
  });

  test('no classes but errors, no enum, no suppressed rule', () => {
    const loose = [
      /^(?:export )?(?:abstract )?class (?!\w+ extends \w*(?:Error|Driver|Dialect)\b)/m,
      /^(?:export )?(?:const )?enum /m,
      new RegExp(['biome', 'ignore'].join('-')),
      new RegExp(`@${'ts'}-(?:ignore|expect-error|nocheck)`),
      new RegExp(['TO', 'DO'].join('')),
    ];
    expect(breaking(product, ({ text }) => loose.some((rule) => rule.test(text)))).toEqual([]);
  });
});

describe('whoever imports something can read what it is', () => {
  test('nine of ten exports have a doc comment that says something', () => {
    const exported = exportsOf(product);
    const missing = exported.filter(({ documented }) => !documented);
    const names = missing.map(({ path, name }) => `${path} ${name}`).join('\n');
    expect(1 - missing.length / exported.length, names).toBeGreaterThanOrEqual(documentedGoal);
  });
});

describe('what is written is written once', () => {
  test('no two places share ten lines or more', () => {
    expect(sharedLines(files)).toEqual([]);
  });
});

describe('pure at the heart', () => {
  const pure = (path: string): boolean =>
    /^src\/(?:text|question|rank|answer|search|suggest|words)\//.test(path) ||
    /^src\/(?:ask|action)\.ts$/.test(path) ||
    /^adapters\/[^/]+\/(?:(?:question|render)[^/]*\.ts$|render\/)/.test(path);
  /** Read a file once: the shipped list of English words, and the operator's questions beside the documents. */
  const readers = ['src/search/dictionary.ts', 'src/suggest/suggest.ts'];
  const effects = [
    /'node:(?:fs|net|http|https|child_process|os|timers)/,
    /\bDate\.now\b/,
    /\bnew Date\(\)/,
    /\bMath\.random\b/,
    /\brandom(?:UUID|Bytes|Int)\b/,
    /\bprocess\./,
    /\bfetch\(/,
    /\bperformance\.now\b/,
    /\bset(?:Timeout|Interval)\(/,
  ];

  const acts = ({ text }: File): boolean => effects.some((effect) => effect.test(text));

  test('no clock, disk, network or chance, and none in what they import', () => {
    const among = product.filter(({ path }) => pure(path));
    for (const room of [
      'src/text/',
      'src/question/',
      'src/rank/',
      'src/suggest/',
      'src/ask.ts',
      'adapters/slack/render/',
    ])
      expect(among.filter(({ path }) => path.startsWith(room))).not.toEqual([]);
    expect(breaking(reachedFrom(among), acts).toSorted()).toEqual(readers);
  });
});

/** These files and all whose values they import, however far; a type does nothing. */
function reachedFrom(among: readonly File[]): readonly File[] {
  const byPath = new Map(product.map((file) => [file.path, file]));
  const reached = new Set(among);
  for (const { path, text } of reached)
    for (const name of importsOf(text.replace(/^(?:import|export) type\b[^;]*;/gm, ''))) {
      const file = byPath.get(resolved(path, name));
      if (file) reached.add(file);
    }
  return [...reached];
}

describe('what is asked is decided once', () => {
  const behind = product.filter(({ path }) => /^src\/(?:search|rank|answer|citation)\//.test(path));
  /** Hand the words on into the answer, for people to read. */
  const handOn = ['answer', 'two-answers'].map((name) => `src/answer/${name}.ts`);

  test('nothing behind the understanding reads the words of the question', () => {
    // A table may have a limit called so.
    const words =
      /(?<![A-Z])\.asked\b|[.,{]\s*understood\b|\basked\b[^{}]*\}: (?:Query|Understanding|Reading)\b/;
    const reads = ({ path, text }: File) => !handOn.includes(path) && words.test(text);
    expect(words.test('({ understood }: Query)') && words.test('query.understood.length')).toBe(true);
    expect(behind.length).toBeGreaterThan(40);
    expect(breaking(behind, reads)).toEqual([]);
  });

  test('nor takes it apart with the means of those who do', () => {
    const values = ['concepts', 'follow-up', 'nothing-asked'].map((name) => `src/question/${name}.ts`);
    const decides = ({ text, path }: File) =>
      importsOf(text.replace(/^import type\b[^;]*;/gm, ''))
        .map((name) => resolved(path, name))
        .some((name) => name.startsWith('src/question/') && !values.includes(name));
    expect(breaking(behind, decides)).toEqual([]);
  });
});

describe('whoever has read one adapter has read all', () => {
  const adapters = [...new Set(product.flatMap(({ path }) => adapterOf(path) ?? []))].filter(
    (name) => name !== 'web' && name !== 'kit',
  );

  test.each(adapters)('%s has the five rooms', (name) => {
    const rooms = ['start', 'question', '(?:handlers|listeners)', 'render', 'limits'].map(
      (room) => new RegExp(`^adapters/${name}/${room}(?:\\.ts$|/)`),
    );
    expect(rooms.filter((room) => !product.some(({ path }) => room.test(path)))).toEqual([]);
  });
});

describe('what is installed', () => {
  type Lock = {
    packages: Record<string, { optionalDependencies?: Record<string, string>; hasInstallScript?: boolean }>;
  };
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

  test('every platform of every optional dependency is in the lock file', () => {
    const named = Object.values(lock.packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(
      named.filter(
        (name) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`)),
      ),
    ).toEqual([]);
  });

  test('dependencies are exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
    );
    expect(loose).toEqual([]);
  });
});
