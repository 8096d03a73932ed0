// `ask --explain`: what each step made of a question, one under the other; pure.
import { textOf } from '../../src/citation/quoted-span.ts';
import type { Answer, Passage } from '../../src/domain.ts';
import type { Library } from '../../src/library/library.ts';
import type { Reading } from '../../src/question/understand.ts';
import { thresholdsFor } from '../../src/rank/confidence.ts';
import { contributionsOf } from '../../src/rank/contributions.ts';
import type { Steps } from '../../src/steps.ts';
import { clip, quoted, sayList } from '../../src/text/say.ts';
import { understoodLine } from '../../src/words/everybody.ts';
import { type LookedUp, lookedForLine, outcomeReason, reasonWords } from '../../src/words/steps.ts';
import { printableLine } from './printable.ts';
import { indent, type Style } from './style.ts';

/** How much of each step is printed. */
const SHOWN = {
  passages: 5, // best first
  sentences: 3, // best first
  reasons: 5, // why the first sentence is first
  sentence: 160, // UTF-16 units of a sentence
  least: 0.05, // weight of a reason; a smaller one says nothing
} as const;

/** The steps as paragraphs for the terminal, one under the other. */
export function renderSteps(steps: Steps, library: Library, style: Style): string {
  const { answer, parts = [] } = steps;
  const looked = isLookUp(answer);
  if (parts.length > 0) {
    const head = indent(style.bold('Two questions, one after the other'), style, '');
    return [head, ...parts.map((part) => renderSteps(part, library, style))].join('\n\n');
  }
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Understanding', understandingLines(steps)],
    ['Passages found', looked ? foundLines(steps, library) : []],
    ['Ranking', looked ? rankingLines(steps, library) : []],
    ['Outcome', outcomeLines(steps, library)],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) =>
      [style.bold(title), ...lines.map((line) => indent(printableLine(line), style, '  ', '    '))].join(
        '\n',
      ),
    )
    .join('\n\n');
}

function understandingLines({ understanding, ranking, answer }: Steps): readonly string[] {
  if (!isLookUp(answer)) {
    const about = answer.kind === 'conversation' ? answer.about : '';
    return [lookedForLine(understanding) ?? `Small talk: ${about}.`];
  }
  const { reading, tried } = ranking;
  const { query, after } = reading;
  const denied = (query.intent.denied ?? []).flatMap((at) => query.concepts[at]?.word ?? []);
  const others = tried.filter((one) => one.reading !== reading);
  return [
    lookedForLine({ ...understanding, whole: reading }),
    understoodLine(answer),
    after && `Completed from: ${after.turn.understood}`,
    ...query.repairs.map(({ from, to }) => `Read “${from}” as “${to}”.`),
    denied.length > 0 ? `Denies ${sayList(quoted(denied))}.` : undefined,
    reading.as === 'whole' ? undefined : `Only this of the message was looked up: the ${reading.as}.`,
    ...others.map((one) => `Also tried: ${nameOf(one.reading)} (confidence ${percent(one.confidence)})`),
  ].filter((line) => line !== undefined);
}

const nameOf = ({ as, query, after }: Reading): string =>
  `${as}${after ? ', completed' : ''}: ${clip(query.understood, SHOWN.sentence)}`;

function foundLines({ hits, ranking }: Steps, library: Library): readonly string[] {
  const found = hits.of(ranking.reading);
  const all = ranking.reading.query.concepts.length;
  return found.slice(0, SHOWN.passages).map(({ passage, score, matched, section }) => {
    const words = `words ${matched} of ${all}, in its section ${section.matched}`;
    return `${placeOf(passage, library)}: score ${score.toFixed(1)}, section ${section.rank + 1} (${section.score.toFixed(1)}); ${words}`;
  });
}

function rankingLines({ ranking }: Steps, library: Library): readonly string[] {
  return ranking.sentences.slice(0, SHOWN.sentences).flatMap((ranked, at) => {
    const { passage, sentence, score } = ranked;
    const document = library.document(passage.documentId);
    const text = document ? textOf(document, sentence, sentence.form) : '';
    const weighed = contributionsOf(ranked, ranking)
      .slice(0, SHOWN.reasons)
      .filter(({ by }) => Math.abs(by) >= SHOWN.least)
      .map(({ group, by }) => `${by < 0 ? '−' : '+'}${Math.abs(by).toFixed(2)} ${reasonWords[group]}`);
    return [
      `${at + 1}. ${score.toFixed(2)} ${placeOf(passage, library)}: ${clip(text.replace(/\s+/gu, ' '), SHOWN.sentence)}`,
      `   ${weighed.join('; ')}`,
    ];
  });
}

function outcomeLines({ answer, ranking }: Steps, library: Library): readonly string[] {
  const { unknownWords } = ranking.query;
  const unknown =
    unknownWords.length === 0 ? [] : [`No document mentions ${sayList(quoted(unknownWords), 'or')}.`];
  return isLookUp(answer)
    ? [outcomeReason(answer, thresholdsFor(library.precision)), ...unknown]
    : ['Nothing was looked up.'];
}

/** Neither a word back nor how documents begin, which no ranking chose. */
const isLookUp = (answer: Answer): answer is LookedUp =>
  answer.kind !== 'conversation' && !('request' in answer && answer.request?.kind === 'overview');

const percent = (share: number): string => `${Math.round(share * 100)}%`;

const placeOf = ({ documentId, headings }: Passage, library: Library): string =>
  [library.document(documentId)?.path ?? '', ...headings.map(({ text }) => text)].join(' › ');
