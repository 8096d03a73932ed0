// Function words and question words of European languages beside English, by packages and, where those lack them, by hand.

import { stopwords as dutch } from '@orama/stopwords/dutch';
import { stopwords as french } from '@orama/stopwords/french';
import { stopwords as german } from '@orama/stopwords/german';
import { stopwords as italian } from '@orama/stopwords/italian';
import { stopwords as portuguese } from '@orama/stopwords/portuguese';
import { stopwords as russian } from '@orama/stopwords/russian';
import { fold } from './fold.ts';

/** The package's Spanish list holds nouns ("employment", "general", "day"): only what carries no subject stands here. */
const spanish =
  'a al algo algun alguna algunas alguno algunos ante antes aquel aquella aquello asi aun aunque bajo bien cada casi como con contra cual ' +
  'cuales cuando de del desde donde durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estan estar ' +
  'estas este esto estos fue fueron ha haber habia han has hasta hay he hemos la las le les lo los mas me mi mientras mis mucho muchos muy ' +
  'nada ni no nos nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque puede pueden puedo que quien quienes se sea ' +
  'segun ser si sido sin sobre son su sus tambien tan tanto te tiene tienen tengo toda todas todo todos tu tus un una unas uno unos usted ' +
  'ustedes y ya yo';

/** What people ask with, and the verbs around it that name nothing. */
const asking: Readonly<Record<string, string>> = {
  de: 'wer wen wem wessen wann warum weshalb wieso woher wohin wieviel viele vielen bekomme bekommt brauche braucht darf durfen gibt konnen sollen mussen mochte tun bitte',
  es: 'cuanto cuanta cuantos cuantas adonde debo deben hace hacen',
  fr: 'qui quoi quand combien ou pourquoi comment lequel laquelle est-ce y peut peuvent puis dois doit faut fait font sil plait',
  it: 'quando quanto quanti come dove perche chi cosa posso puo possono devo deve devono ce',
  nl: 'wanneer hoeveel waar waarom welke welk waarheen mag moeten krijg krijgt',
  pt: 'quando quanto quanta quantos quantas onde porque quem qual quais posso pode podem devo deve ha',
  ru: 'когда сколько кто где почему зачем как какие какая какое какого чье можно нужно ли',
};

const packages: Readonly<Record<string, readonly string[]>> = {
  de: german,
  es: spanish.split(' '),
  fr: french,
  it: italian,
  nl: dutch,
  pt: portuguese,
  ru: russian,
};

const made = new Map<string, ReadonlySet<string> | undefined>();

/** Folded function words of a language (BCP 47); undefined for English and for other scripts, which have lists of their own. */
export function functionWordsOf(language: string): ReadonlySet<string> | undefined {
  const short = language.slice(0, 2).toLowerCase();
  if (made.has(short)) return made.get(short);
  const listed = packages[short];
  const words = listed && new Set([...listed, ...(asking[short] ?? '').split(' ')].map(fold));
  made.set(short, words);
  return words;
}
