// Which controls stand under an answer, the same on every platform: four at most, the rest behind one menu; pure.
import type { Action } from '../../src/action.ts';
import type { Answer } from '../../src/domain.ts';
import { labels } from '../../src/words/everybody.ts';

/** A button or an entry of a menu, and what it does. */
export type Control = { readonly label: string; readonly action: Action };

/** `menu` holds two at least: a single one needs no menu. */
export type Controls = { readonly buttons: readonly Control[]; readonly menu: readonly Control[] };

/** The answer that controls stand under, and what its place allows. */
export type Place = {
  readonly answerId: string;
  /** Numbers of the citations that can be looked at. */
  readonly sources: readonly number[];
  /** What was left out begins with, or after, this citation, as the platform counts; undefined: nothing was. */
  readonly more?: number | undefined;
  /** What this place lets people do beside. */
  readonly offers: readonly ('followup' | 'share' | 'remove')[];
};

/** The controls of an answer: buttons first, what does not fit in a menu. */
export function controlsOf({ kind }: Answer, { answerId, sources, more, offers }: Place): Controls {
  const control = (label: string, action: Omit<Action, 'answerId'>): Control => ({
    label,
    action: { answerId, ...action },
  });
  // Small talk is nothing to look behind.
  if (kind === 'conversation') return { buttons: [], menu: [] };
  const [first] = sources;
  const answers = kind === 'answer';
  const offered = (name: Place['offers'][number], label: string): readonly Control[] =>
    offers.includes(name) ? [control(label, { kind: name })] : [];
  const buttons = [
    ...(first === undefined
      ? []
      : [
          control(sources.length === 1 ? labels.source : labels.sources, { kind: 'source', citation: first }),
        ]),
    ...(answers
      ? [control(labels.helpful, { kind: 'helpful' }), control(labels.unhelpful, { kind: 'unhelpful' })]
      : []),
  ];
  const menu = [
    ...(more === undefined ? [] : [control(labels.more, { kind: 'more', citation: more })]),
    ...(answers ? offered('followup', labels.followUp) : []),
    ...(answers ? [control(labels.report, { kind: 'report' })] : []),
    // What is only near is nothing to put before others.
    ...(answers ? offered('share', labels.share) : []),
    ...offered('remove', labels.remove),
  ];
  return menu.length > 1 ? { buttons, menu } : { buttons: [...buttons, ...menu], menu: [] };
}
