// Settings: nothing is needed, an empty value is unset, and every wrong one is named without repeating it.
import { expect, test } from 'vitest';
import { ConfigError, readCoreConfig } from '../src/config.ts';

test('nothing has to be set', () => {
  expect(readCoreConfig({})).toEqual({
    config: {
      corpusDir: 'corpus',
      dataDir: 'data',
      sourceUrl: undefined,
      retentionDays: 90,
      questionsPerMinute: 10,
      answerPrecision: undefined,
      readerModel: undefined,
      logLevel: undefined,
    },
    problems: [],
  });
});

test('an empty or blank value counts as unset', () => {
  expect(readCoreConfig({ CORPUS_DIR: '', RETENTION_DAYS: ' ', SOURCE_URL: '', LOG_LEVEL: '' })).toEqual(
    readCoreConfig({}),
  );
});

test('values are trimmed and converted', () => {
  const { config } = readCoreConfig({
    CORPUS_DIR: ' docs ',
    SOURCE_URL: 'https://docs.example/{path}#L{line}',
    QUESTIONS_PER_MINUTE: '0',
    ANSWER_PRECISION: '0.9',
    LOG_LEVEL: 'debug',
  });
  expect(config).toMatchObject({
    corpusDir: 'docs',
    questionsPerMinute: 0,
    answerPrecision: 0.9,
    logLevel: 'debug',
  });
});

test.each([
  ['RETENTION_DAYS', '1e3'],
  ['RETENTION_DAYS', '0x10'],
  ['RETENTION_DAYS', '90.0'],
  ['QUESTIONS_PER_MINUTE', '1e1'],
  ['ANSWER_PRECISION', '9e-1'],
  ['ANSWER_PRECISION', '0,9'],
])('a number is written in digits: %s=%s is refused', (variable, value) => {
  expect(readCoreConfig({ [variable]: value }).problems.map((problem) => problem.variable)).toEqual([
    variable,
  ]);
});

test('every wrong variable stands in one list, with what was expected and where to get it', () => {
  const { config, problems } = readCoreConfig({
    SOURCE_URL: 'javascript:{path}',
    RETENTION_DAYS: 'ninety-secret',
    QUESTIONS_PER_MINUTE: '-1',
    ANSWER_PRECISION: '1.5',
    LOG_LEVEL: 'loud',
  });
  expect(config).toBeUndefined();
  const { message } = new ConfigError(problems);
  expect(problems.map((problem) => problem.variable)).toEqual([
    'SOURCE_URL',
    'RETENTION_DAYS',
    'QUESTIONS_PER_MINUTE',
    'ANSWER_PRECISION',
    'LOG_LEVEL',
  ]);
  expect(message.split('\n')).toHaveLength(6);
  expect(message).toContain('RETENTION_DAYS: expected a whole number of days');
  expect(message).not.toContain('secret');
});
