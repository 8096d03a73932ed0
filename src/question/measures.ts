// "How high is it?" asks for the height: the adjectives that measures are asked with, and what documents call these.
import type { Equivalent } from '../search/equivalents.ts';
import { fold } from '../text/fold.ts';
import { stem } from '../text/stem.ts';

type Measures = { readonly asks: RegExp; readonly nouns: ReadonlyMap<string, readonly string[]> };

const nounsOf = (pairs: string): Measures['nouns'] =>
  new Map(
    pairs.split('|').map((pair) => {
      const [adjective = '', ...nouns] = pair.split(' ');
      return [adjective, nouns];
    }),
  );

const measures: Readonly<Record<string, Measures>> = {
  en: {
    asks: /\bhow\s+(\p{L}+)/iu,
    nouns: nounsOf(
      'high height altitude|tall height|long length duration|wide width|broad width breadth|deep depth|thick thickness|heavy weight|' +
        'old age|far distance|fast speed|big size|large size|hot temperature|warm temperature|cold temperature|expensive price cost|often frequency',
    ),
  },
  de: {
    asks: /(?<!\p{L})wie\s+(\p{L}+)/iu,
    nouns: nounsOf(
      'hoch höhe|lang länge dauer|lange dauer|breit breite|tief tiefe|dick dicke|schwer gewicht|alt alter|weit entfernung|' +
        'schnell geschwindigkeit|groß größe|warm temperatur|kalt temperatur|teuer preis kosten|oft häufigkeit',
    ),
  },
  nl: {
    asks: /(?<!\p{L})hoe\s+(\p{L}+)/iu,
    nouns: nounsOf(
      'hoog hoogte|lang lengte duur|breed breedte|diep diepte|dik dikte|zwaar gewicht|oud leeftijd|ver afstand|snel snelheid|groot grootte|duur prijs',
    ),
  },
};

/** What the adjective of a question for a measure may be called, stemmed; `language` is BCP 47. */
export function measuresOf(question: string, language: string): readonly Equivalent[] {
  const of = measures[language.slice(0, 2)];
  const adjective = of?.asks.exec(question)?.[1]?.toLowerCase() ?? '';
  const stemmed = (word: string): string => stem(fold(word), language);
  return (of?.nouns.get(adjective) ?? []).map((noun) => ({
    from: [stemmed(adjective)],
    to: [stemmed(noun)],
  }));
}
