// Environment to Config, by zod: every wrong value is named at once, with what was expected and where to get it.
import { z } from 'zod';
import type { Level } from './log.ts';

/** Environment variables by name, as `process.env` has them; empty strings count as not set. */
export type Env = Readonly<Record<string, string | undefined>>;

/** One wrong or missing variable: what was expected, and where its owner finds the right value. */
export type Problem = { readonly variable: string; readonly expected: string; readonly where: string };

/** A reader's outcome: the settings, or what is wrong with them. Undefined and no problems: not configured. */
export type Read<T> = { readonly config: T | undefined; readonly problems: readonly Problem[] };

/** What to tell the owner of a variable whose value was refused. */
export type Hint = { readonly expected: string; readonly where: string };

/** The settings that every command and service shares, read and checked. */
export type Config = {
  /** Folder of documents. */
  readonly corpusDir: string;
  /** Folder of the store's file. */
  readonly dataDir: string;
  /** Template with {path} and perhaps {line} that links documents without a url of their own. */
  readonly sourceUrl: string | undefined;
  /** Days that questions and turns are kept. */
  readonly retentionDays: number;
  /** Per person; 0 for no limit. */
  readonly questionsPerMinute: number;
  /** 0.5 to 1: the share of answers that should be right; undefined for the default thresholds. */
  readonly answerPrecision: number | undefined;
  /** Folder of a model that reads passages for a question; undefined for none. */
  readonly readerModel: string | undefined;
  /** Whom people may ask beside, as one line of plain text; undefined: nobody is named. */
  readonly contact: string | undefined;
  /** Undefined: the usual level of what runs (a service tells more than a command). */
  readonly logLevel: Level | undefined;
};

/** Settings that nobody can start with. The message is the whole list, one readable line a variable. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(describeProblems(problems));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * Reads the variables named in `shape`. Surrounding space is dropped and an empty value counts as unset.
 * `hints` says for each variable what is expected and where to get it; no value is ever repeated, for it may be secret.
 */
export function readSettings<S extends z.ZodRawShape>(
  env: Env,
  shape: S,
  hints: { readonly [K in keyof S]: Hint },
): Read<z.output<z.ZodObject<S>>> {
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, env[name]?.trim() || undefined]));
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return { config: parsed.data, problems: [] };
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  const problems = Object.entries<Hint>(hints)
    .filter(([variable]) => wrong.has(variable))
    .map(([variable, hint]) => ({ variable, ...hint }));
  return { config: undefined, problems };
}

/** A comma-separated list; empty when unset. */
export const listSetting = z
  .string()
  .optional()
  .transform((value) => (value ?? '').split(',').flatMap((part) => part.trim() || []));

/** A whole number written in digits: `1e3` and `0x10` are mistakes. */
export const wholeSetting = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));
/** As `wholeSetting`, perhaps with a decimal point. */
const decimal = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d*\.?\d+$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

const shape = {
  CORPUS_DIR: z.string().default('corpus'),
  DATA_DIR: z.string().default('data'),
  SOURCE_URL: z
    .string()
    .regex(/^https?:\/\/\S*\{path\}\S*$/i)
    .optional(),
  RETENTION_DAYS: wholeSetting(1, 36_500).default(90),
  QUESTIONS_PER_MINUTE: wholeSetting(0, 10_000).default(10),
  ANSWER_PRECISION: decimal(0.5, 1).optional(),
  READER_MODEL: z.string().optional(),
  CONTACT: z
    .string()
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u)
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
};

const hints = {
  CORPUS_DIR: { expected: 'a folder of documents', where: 'make one, or leave it unset for ./corpus' },
  DATA_DIR: { expected: 'a folder the bot can write to', where: 'leave it unset for ./data' },
  SOURCE_URL: {
    expected: 'an http or https address with {path} in it (and {line}, if you like)',
    where:
      'for example "https://github.com/acme/docs/blob/main/{path}#L{line}", with the quotation marks in .env',
  },
  RETENTION_DAYS: {
    expected: 'a whole number of days from 1 to 36500, in digits',
    where: 'leave it unset for 90',
  },
  QUESTIONS_PER_MINUTE: {
    expected: 'a whole number from 0 (no limit) to 10000',
    where: 'leave it unset for 10',
  },
  ANSWER_PRECISION: {
    expected: 'a number from 0.5 to 1: the share of answers that should be right',
    where:
      'leave it unset for the default, which gives two of three questions that the documents answer an answer it is sure of',
  },
  READER_MODEL: {
    expected: 'the folder of a cross-encoder or question-answering model in ONNX form',
    where: 'see docs/reader-model.md, or leave it unset',
  },
  CONTACT: {
    expected: 'one line of at most 200 characters: whom people may ask',
    where: 'for example "#help-desk or help@example.com", in .env with the quotation marks',
  },
  LOG_LEVEL: {
    expected: 'one of debug, info, warn, error, silent',
    where: 'leave it unset for info when serving, error for commands',
  },
};

/** All that is read here. */
export const coreVariables: readonly string[] = Object.keys(shape);

/** Said when the folder of DATA_DIR can neither be found nor made. */
export const unusableDataDir: Problem = { variable: 'DATA_DIR', ...hints.DATA_DIR };

/** Said when the model of READER_MODEL cannot be used. */
export const unusableReaderModel: Problem = { variable: 'READER_MODEL', ...hints.READER_MODEL };

/** The variables that every platform shares; none has to be set. */
export function readCoreConfig(env: Env): Read<Config> {
  const { config, problems } = readSettings(env, shape, hints);
  if (config === undefined) return { config, problems };
  return {
    config: {
      corpusDir: config.CORPUS_DIR,
      dataDir: config.DATA_DIR,
      sourceUrl: config.SOURCE_URL,
      retentionDays: config.RETENTION_DAYS,
      questionsPerMinute: config.QUESTIONS_PER_MINUTE,
      answerPrecision: config.ANSWER_PRECISION,
      readerModel: config.READER_MODEL,
      contact: config.CONTACT,
      logLevel: config.LOG_LEVEL,
    },
    problems,
  };
}

/** The list that a person reads, one line a variable. */
function describeProblems(problems: readonly Problem[]): string {
  const lines = problems.map((p) => `  ${p.variable}: expected ${p.expected}; ${p.where}`);
  return ['Please check these settings (in the environment or .env):', ...lines].join('\n');
}
