// `verify` and `corpus:check`: whether what was quoted still stands, and whether an edit lost an answer.
import { join } from 'node:path';
import { ask } from '../../src/ask.ts';
import type { Expectation } from '../../src/library/expectations.ts';
import { checkExpectations, type Finding, readExpectations } from '../../src/moderation/check.ts';
import type { Change, Fate } from '../../src/moderation/fate.ts';
import type { Verified } from '../../src/moderation/moderation.ts';
import { countOf } from '../../src/text/say.ts';
import { footer, placeWords } from '../../src/words/citation.ts';
import { unknownReceipt, withdrawnLine } from '../../src/words/everybody.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { exit } from './limits.ts';
import { localTime } from './local-time.ts';
import { printableJson, printableLine } from './printable.ts';
import { indent, type Style } from './style.ts';

/** The commands that check what was quoted and what is in the folder. */
export const checkCommands: readonly Command[] = [
  {
    name: 'verify',
    about: 'check whether an answer’s quotes are still current',
    usage: 'CODE [--json]',
    // A receipt may be typed in its groups.
    words: 5,
    options: [{ name: 'json', about: 'print one JSON document instead of text' }],
    run: verify,
  },
  {
    name: 'corpus:check',
    about:
      'check the answers to questions.yaml after an edit; exits with 1 if one is lost or an entry is wrong',
    usage: '[--json]',
    options: [{ name: 'json', about: 'print one JSON document instead of text' }],
    run: check,
  },
];

async function verify({ given, core, style, out, err }: Call): Promise<number> {
  const code = given.words.join('');
  if (code === '') throw new UsageError('verify needs a receipt: npm run -s verify -- K7Q2-9FXM');
  const moderation = await core.moderation();
  const verified = await moderation.verify(code, 'all');
  await core.close();
  if (verified === undefined) {
    err(unknownReceipt);
    return exit.noAnswer;
  }
  out(given.flag('json') ? printableJson(verified) : renderVerified(verified, style));
  return exit.fine;
}

/** Each citation with what became of it; an edit shows old and new words. */
export function renderVerified({ receipt, kept, citations }: Verified, style: Style): string {
  const head = `${receipt} · ${localTime(kept.answeredAt)} · ${kept.answer.asked}`;
  const each = citations.map(({ citation, fate, withdrawn }) =>
    [
      indent(printableLine(footer(citation)), style, ''),
      indent(`${style.bold(fate.state)}${placeOf(fate)}`, style, '    '),
      ...(fate.state === 'edited' ? [indent(changesOf(fate.changes, style), style, '    ')] : []),
      ...(withdrawn ? [indent(withdrawnLine, style, '    ')] : []),
    ].join('\n'),
  );
  return [indent(printableLine(head), style, ''), ...each].join('\n\n');
}

function placeOf(fate: Fate): string {
  if (fate.state === 'gone') return '';
  const { from, to } = fate.lines;
  if (fate.converted)
    return `: ${[printableLine(fate.path), placeWords(fate)].filter((part) => part !== '').join(', ')}`;
  return `: ${printableLine(fate.path)}:${from === to ? from : `${from}-${to}`}`;
}

/** Brackets say the difference where there is no colour: [-old-] {+new+}, as word diffs are usually written. */
export function changesOf(changes: readonly Change[], style: Style): string {
  const shown = {
    same: (text: string) => text,
    removed: (text: string) => style.dim(`[-${text}-]`),
    added: (text: string) => style.bold(`{+${text}+}`),
  };
  return changes.map(({ kind, text }) => shown[kind](printableLine(text))).join('');
}

async function check({ given, core, style, out }: Call): Promise<number> {
  const library = await core.library();
  const expectations = await expectationsOf(join(library.folder, 'questions.yaml'));
  const judged = await core.judging();
  const findings = await checkExpectations(expectations, library.documents, async (question, context) =>
    ask(library, question, await judged(library, question, context)),
  );
  out(given.flag('json') ? printableJson(findings) : renderFindings(findings, style));
  return findings.some(({ state }) => state === 'lost' || state === 'wrong') ? exit.fault : exit.fine;
}

async function expectationsOf(file: string): Promise<readonly Expectation[]> {
  try {
    return await readExpectations(file);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** What changed, worst first; what was kept is only counted. */
export function renderFindings(findings: readonly Finding[], style: Style): string {
  const of = (state: Finding['state']): readonly Finding[] =>
    findings.filter((finding) => finding.state === state);
  const listed = (['wrong', 'lost', 'changed', 'gained', 'open'] as const).flatMap((state) =>
    of(state).map(({ question, text, path }) => {
      const now =
        state === 'wrong'
          ? `there’s no document ${path ?? ''}`
          : text === undefined
            ? 'nothing is quoted'
            : `${path ?? ''}: “${text}”`;
      return indent(
        `${style.bold(state)}  ${printableLine(question)}\n${printableLine(now)}`,
        style,
        '',
        '    ',
      );
    }),
  );
  const counts = (['kept', 'changed', 'gained', 'open', 'lost', 'wrong'] as const).map(
    (state) => `${of(state).length} ${state}`,
  );
  return [...listed, `${countOf(findings.length, 'question')}: ${counts.join(', ')}`].join('\n');
}
