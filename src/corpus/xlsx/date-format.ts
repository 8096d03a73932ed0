// A day and time as a cell shows it: numbers of days, written by the parts of a format.
import type { FormatToken } from './format-token.ts';

/** Days from the beginning of the count in 1900 (with a 29 February 1900 that never was) and in 1904 to 1970. */
const epochs = { 1900: 25_569, 1904: 24_107 } as const;
const day = 86_400;
/** Seconds that belong to a number before 1 March 1900, counted one day short. */
const firstOfMarch1900 = 60;
/** The last day of the year 9999. */
const last = 2_958_466;

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Undefined where the number is no day that a program shows. */
export function showDate(
  tokens: readonly FormatToken[],
  value: number,
  system1904: boolean,
): string | undefined {
  if (value < 0 || value >= last) return undefined;
  const parts = tokens.map(({ text }) => text);
  const fine = Math.max(0, ...parts.map((text) => /^s+\.(0+)$/u.exec(text)?.[1]?.length ?? 0));
  const unit = 10 ** Math.min(3, fine);
  const seconds = Math.round(value * day * unit) / unit;
  const shift = !system1904 && value < firstOfMarch1900 ? day : 0;
  const moment = new Date((seconds - epochs[system1904 ? 1904 : 1900] * day + shift) * 1000);
  const isDate = (i: number): boolean => tokens[i]?.kind === 'date';
  const half = parts.some((text, i) => isDate(i) && /^a/u.test(text));
  const neighbour = (from: number, step: number): string => {
    for (let i = from + step; i >= 0 && i < parts.length; i += step) if (isDate(i)) return parts[i] ?? '';
    return '';
  };
  return parts
    .map((text, i) => {
      if (!isDate(i)) return text === '@' ? '' : text;
      const minutes =
        /^m{1,2}$/u.test(text) && (/^\[?h/u.test(neighbour(i, -1)) || /^\[?s/u.test(neighbour(i, 1)));
      return minutes ? padded(moment.getUTCMinutes(), text.length) : part(text, moment, seconds, half);
    })
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

function part(text: string, moment: Date, seconds: number, half: boolean): string {
  const month = months[moment.getUTCMonth()] ?? '';
  const name = days[moment.getUTCDay()] ?? '';
  const year = moment.getUTCFullYear();
  const hour = moment.getUTCHours();
  if (text.startsWith('[')) {
    const length = text.length - 2;
    const unit = { h: 3600, m: 60, s: 1 }[text[1] ?? ''] ?? 1;
    return padded(Math.floor(seconds / unit), length);
  }
  if (text.startsWith('a')) return text === 'a/p' ? (hour < 12 ? 'A' : 'P') : hour < 12 ? 'AM' : 'PM';
  if (/^[yeb]/u.test(text))
    return text.length > 2 || text.startsWith('e') ? String(year) : padded(year % 100, 2);
  if (text.startsWith('m')) {
    if (text.length === 3) return month.slice(0, 3);
    if (text.length > 3) return text.length === 5 ? month.slice(0, 1) : month;
    return padded(moment.getUTCMonth() + 1, text.length);
  }
  if (text.startsWith('d')) {
    if (text.length > 2) return text.length === 3 ? name.slice(0, 3) : name;
    return padded(moment.getUTCDate(), text.length);
  }
  if (text.startsWith('h')) return padded(half ? ((hour + 11) % 12) + 1 : hour, Math.min(2, text.length));
  if (!text.startsWith('s')) return '';
  const [whole = '', fine = ''] = text.split('.');
  const tail =
    fine === '' ? '' : `.${String(moment.getUTCMilliseconds()).padStart(3, '0').slice(0, fine.length)}`;
  return padded(moment.getUTCSeconds(), whole.length) + tail;
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0');
