// Every rule that was set by hand, as one exported function and the value that it has where the rule is off.

export type Arguments = readonly unknown[];

export type Rule = {
  readonly name: string;
  /** Module below src, without its ending; the function that it exports, and the method of what that makes, where it is one. */
  readonly module: string;
  readonly export: string;
  readonly method?: string;
  /** In place of what the function returns, from its arguments; `call` is the function itself. */
  readonly neutral: (given: Arguments, call: (...given: readonly unknown[]) => unknown) => unknown;
};

const no = (): boolean => false;
const yes = (): boolean => true;
const none = (): readonly never[] => [];
const nothing = (): undefined => undefined;
const zero = (): number => 0;
const first = ([given]: Arguments): unknown => given;
const third = (given: Arguments): unknown => given[2];

/** The span without one of what is quoted beside a sentence. */
const without =
  (wanted: object): Rule['neutral'] =>
  ([library, document, home, given], call) =>
    call(library, document, home, { ...Object(given), ...wanted });

type Line = readonly [name: string, module: string, exported: string, neutral: Rule['neutral']];

const lines: readonly Line[] = [
  ['small talk', 'question/small-talk', 'smallTalkOf', nothing],
  ['courtesy taken off', 'question/small-talk', 'withoutCourtesy', first],
  ['plain words', 'question/message-parts', 'plainWords', first],
  ['last question alone', 'question/message-parts', 'lastQuestion', nothing],
  ['frame taken off', 'question/message-parts', 'unframed', ([question]) => ({ question, about: false })],
  ['pasted errors', 'question/message-parts', 'errorsIn', none],
  [
    'follow-ups',
    'question/follow-up',
    'resolveFollowUp',
    ([question]) => ({ question, depends: 'no', turn: undefined }),
  ],
  ['several things asked', 'question/wording', 'asksForSeveral', no],
  ['two questions in one', 'answer/two-answers', 'answerBoth', nothing],
  ['framing words name nothing', 'text/word-class', 'isFraming', no],
  ['words that no document needs', 'question/wording', 'isUnsaid', no],
  ['hurried function words', 'search/repair', 'hurriedWord', nothing],
  ['spelling repaired', 'search/searcher', 'createSearcher.repair', nothing],
  ['abbreviations and synonyms', 'search/searcher', 'createSearcher.equivalents', none],
  ['sections beside passages', 'search/section-index', 'createSectionIndex.find', none],
  ['clause by its number', 'rank/clauses', 'clausesFor', nothing],
  ['exceptions first', 'rank/negation', 'exceptionsIn', none],
  ['denials behind', 'rank/negation', 'denyingIn', none],
  ['item that is meant', 'rank/exact-names', 'meantIn', none],
  ['version asked', 'question/wording', 'versionNamed', nothing],
  ['older versions behind', 'rank/versions', 'olderIn', none],
  ['releases behind', 'rank/versions', 'releasesIn', none],
  ['code behind', 'question/wording', 'asksForCode', yes],
  ['names meant exactly', 'question/concepts', 'exactNamesIn', none],
  ['measures by adjective', 'question/wording', 'measuresOf', none],
  ['entry named, subject or figure lacking', 'rank/confidence', 'adjustedConfidence', ([, fitted]) => fitted],
  ['too far for anything', 'rank/confidence', 'isFarOff', no],
  ['words that nothing mentions', 'answer/answer', 'unmentionedIn', none],
  ['requests that are no look-up', 'question/request', 'requestOf', nothing],
  ['sure of a subject', 'rank/confidence', 'confidenceOfSubject', zero],
  ['lists in full', 'answer/lists', 'listFor', nothing],
  ['clauses in full', 'answer/lists', 'clauseFor', nothing],
  ['sections as a list', 'answer/sections', 'sectionsFor', nothing],
  ['opening line', 'answer/compose', 'withOpening', first],
  ['what a line announces', 'answer/announced', 'announced', ([ranked]) => [ranked]],
  ['list behind a sentence', 'answer/announced', 'itemsBehind', none],
  ['announced in words', 'answer/announced', 'announcesInWords', no],
  ['items beside dropped', 'answer/excerpts', 'isBeside', no],
  ['short lists whole', 'answer/excerpts', 'withSiblings', first],
  ['agreeing documents', 'answer/corroborate', 'corroborate', first],
  ['differing documents', 'answer/differ', 'contradiction', nothing],
  [
    'other sections behind',
    'answer/excerpts',
    'withSections',
    (given, call) => (given[4] === undefined ? given[0] : call(...given)),
  ],
  ['what is shown around', 'answer/window', 'windowAround', third],
  ['next sentence', 'citation/quoted-span', 'quotedSpanAround', without({ more: false })],
  ['neighbouring sentence', 'citation/quoted-span', 'quotedSpanAround', without({ beside: undefined })],
  ['introducing line', 'citation/quoted-span', 'quotedSpanAround', without({ intro: false })],
  ['answering headings', 'citation/cite', 'answeringHeadings', none],
  ['reversing headings', 'citation/cite', 'reversingHeadings', none],
];

export const rules: readonly Rule[] = lines.map(([name, module, exported, neutral]) => {
  const [made = exported, method] = exported.split('.');
  return { name, module, export: made, ...(method === undefined ? {} : { method }), neutral };
});
