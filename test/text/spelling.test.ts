// British and American spellings of the shipped word list: two spellings of a word meet, and no two words do.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import wordListPath from 'word-list';
import { analyze } from '../../src/text/analyze.ts';
import { fold } from '../../src/text/fold.ts';

const words = readFileSync(wordListPath, 'utf8').trim().split('\n');
const known = new Set(words);
const stemOf = (word: string): string | undefined => analyze(word)[0]?.stem;

/** Words of the list and what they become when `from` is written as `to`, where that is a word of the list too. */
const pairs = (from: RegExp, to: string): readonly (readonly [string, string])[] =>
  words.flatMap((word) =>
    [...word.matchAll(from)].flatMap((found): readonly (readonly [string, string])[] => {
      const other = word.slice(0, found.index) + to + word.slice(found.index + found[0].length);
      return known.has(other) ? [[word, other]] : [];
    }),
  );

const endings =
  'e|ed|es|er|ers|edly|ing|ings|ingly|ation|ations|ational|able|ably|ability|abilities|ement|ements';
/** Other words, or words that only dictionaries know. */
const otherZ =
  /^(?:av|b|bla|bra|br|diss?e|fr|gr|gu|ma|mespr|pe|p|pr|unpr|se|unse|s|we|w|m|r|n|v|d|l|overpr)is(?:e|ed|es|er|ers|ing|ings|able)$/;
const otherOr =
  /^(?:bourd|bourn|cour(?!anto)|dour|flour|four|goura|houri|hours|jour|koura|kouros|lour|mourn|our|pour(?!tray)|scour|sour|stour|tour|tsouris)/;
const meets = ([one, other]: readonly [string, string]): boolean => stemOf(one) === stemOf(other);

describe('British and American spelling', () => {
  it.each([
    ['is', new RegExp(`is(?=(?:${endings})$)`, 'g'), 'iz', otherZ, 5_400],
    ['our', /our/g, 'or', otherOr, 380],
    ['lys', new RegExp(`lys(?=(?:${endings})$)`, 'g'), 'lyz', /^$/, 90],
  ])('-%s- and its American form are one word', (_, from, to, different, least) => {
    const found = pairs(from, to);
    const same = found.filter(([word]) => !different.test(word));
    expect(same.length).toBeGreaterThan(least);
    expect(same.filter((pair) => !meets(pair))).toEqual([]);
    const others = found.filter(([word]) => different.test(word));
    expect(others.filter(([one, other]) => fold(one) === fold(other))).toEqual([]);
  });

  it.each(
    (
      'authorise authorize|behaviour behavior|organisations organizations|centred centered|kilometres kilometers|licence license|' +
      'cataloguing cataloging|travelled traveled|councillor councilor|dialling dialing|marvellous marvelous|woollen woolen|' +
      'encyclopaedia encyclopedia|anaemic anemic|diarrhoea diarrhea|oestrogen estrogen|manoeuvred maneuvered|paediatric pediatric|' +
      'recognisance recognizance|advertisement advertizement|favourite favorite|neighbourhood neighborhood|practising practicing|' +
      'defenceless defenseless|fibreglass fiberglass|enrolment enrollment|crystallised crystalized'
    )
      .split('|')
      .map((pair) => pair.split(' ')),
  )('%s is %s', (british = '', american = '') => {
    expect(stemOf(british)).toBe(stemOf(american));
  });

  it('keeps words of one family together, and German and French words as they are', () => {
    for (const [one, other] of [
      ['revise', 'revision'],
      ['precise', 'precision'],
      ['supervised', 'supervisor'],
    ])
      expect(stemOf(one ?? '')?.slice(0, 5)).toBe(stemOf(other ?? '')?.slice(0, 5));
    for (const word of ['preise', 'kreise', 'francaise', 'anglaises', 'noise', 'praised', 'raises', 'cruise'])
      expect(fold(word)).toBe(word);
  });

  it('makes one word of no two', () => {
    const written = new Map<string, string>();
    const skeleton = (word: string): string =>
      word
        .replace(/our/g, 'or')
        .replace(/ys|yz/g, 'y')
        .replace(/i[sz]/g, 'i')
        .replace(/enc/g, 'ens')
        .replace(/(?<!e)r(?=ed$|ers?$)/, 'er')
        .replace(/re(?=[sr]?s?$)|re(?=[bfglps])|(?<!e)r(?=ings?$)/g, 'er')
        .replace(/ogu?e?/g, 'og')
        .replace(/[ao]e/g, 'e')
        .replace(/ll/g, 'l')
        .replace(/oeuv/, 'euv');
    const strange = words.flatMap((word) => {
      const form = fold(word);
      const first = written.get(form);
      if (first === undefined) written.set(form, word);
      return first !== undefined && skeleton(first) !== skeleton(word) ? [`${first} ${word}`] : [];
    });
    // No ending tells these; each is named in the table.
    expect(strange.filter((pair) => !pair.includes('esthe')).join('|')).toBe(
      'acknowledgement acknowledgment|ageing aging|aeroplane airplane|aluminium aluminum|among amongst|' +
        'artefact artifact|artefacts artifacts|check cheque|gray grey|jewellery jewelry|judgement judgment|' +
        'learned learnt|mold mould|plough plow|practice practise|practiced practised|practices practises|' +
        'practicing practising|program programme|programmes programs|sceptical skeptical|spelled spelt|' +
        'storey story|toward towards|tire tyre|tires tyres|while whilst',
    );
    for (const [one, other] of [
      ['four', 'for'],
      ['tour', 'tor'],
      ['your', 'yor'],
      ['wise', 'wize'],
      ['prize', 'prise'],
      ['size', 'sise'],
      ['timbre', 'timber'],
      ['livre', 'liver'],
      ['vogue', 'vog'],
      ['billing', 'biling'],
      ['filled', 'filed'],
      ['eagre', 'eager'],
    ])
      expect(fold(one ?? '')).not.toBe(fold(other ?? ''));
  });
});

describe('points and marks', () => {
  it.each([
    ['שְׁעוֹת', 'שעות'],
    ['הַפְּתִיחָה', 'הפתיחה'],
    ['ٱلْعَمَلِ', 'ٱلعمل'],
    ['العَرَبِيَّة', 'العربية'],
    ['القُرْآنٰ', 'القرآن'],
  ])('%s is found as %s', (pointed, bare) => {
    expect(fold(pointed)).toBe(fold(bare));
  });
});
