// A number as a cell shows it, by the code of its format: decimals, thousands, percent, currency, dates.
import { showDate } from './date-format.ts';
import type { FormatToken } from './format-token.ts';

/** Writes a number as the cell shows it. */
export type Shown = (value: number) => string;

/** UTF-16 units; Excel allows 255. */
const longestCode = 400;

/** `system1904`: days are counted from 1904. Formats are asked for again and again, so keep what this returns. */
export function createNumberFormat(code: string, system1904: boolean): Shown {
  const sections = splitSections(code.slice(0, longestCode)).map(parseSection);
  return (value) => {
    if (!Number.isFinite(value)) return String(value);
    const { section, magnitude } = choose(sections, value);
    if (!section) return general(value);
    if (section.general || section.tokens.some(({ text }) => text === '@'))
      return section.literals(general(magnitude));
    if (section.date) return showDate(section.tokens, value, system1904) ?? general(value);
    return section.digits ? showNumber(section, magnitude) : section.literals('');
  };
}

type Section = {
  readonly tokens: readonly FormatToken[];
  readonly date: boolean;
  readonly digits: boolean;
  readonly general: boolean;
  readonly condition: ((value: number) => boolean) | undefined;
  literals(value: string): string;
};

/** Which section holds, and the number that it writes: one for negative numbers writes its own minus. */
function choose(
  sections: readonly Section[],
  value: number,
): { section: Section | undefined; magnitude: number } {
  const conditional = sections.filter(({ condition }) => condition);
  if (conditional.length > 0) {
    const section = sections.find(({ condition }) => condition?.(value) ?? true);
    return { section, magnitude: value };
  }
  const [first, negative, zero] = sections;
  if (value < 0 && negative && sections.length > 1) return { section: negative, magnitude: -value };
  if (value === 0 && zero && sections.length > 2) return { section: zero, magnitude: value };
  return { section: first, magnitude: value };
}

function splitSections(code: string): readonly string[] {
  const sections = [''];
  let quoted = false;
  for (let i = 0; i < code.length; i++) {
    const c = code[i] ?? '';
    if (c === '"') quoted = !quoted;
    const keepsNext = !quoted && (c === '\\' || c === '_' || c === '*');
    if (c === ';' && !quoted) sections.push('');
    else sections[sections.length - 1] += keepsNext ? c + (code[++i] ?? '') : c;
  }
  return sections;
}

const token =
  /"([^"]*)"?|\\([\s\S])|_[\s\S]|\*[\s\S]|\[([^\]]*)\]?|(AM\/PM|A\/P|General|E[+-]0+)|(y+|m+|d+|h+|s+(?:\.0+)?|e+|b+|g+)|([0#?][0#?.,]*(?:(?: +[0#?]+)? ?\/ ?[0#?\d]+)?|\.[0#?]+)|(%)|([\s\S])/giu;

function parseSection(code: string): Section {
  const tokens: FormatToken[] = [];
  let condition: Section['condition'];
  let date = false;
  let isGeneral = false;
  for (const [whole, quoted, escaped, bracket, word, part, digits, percent, other] of code.matchAll(token)) {
    const text = quoted ?? escaped ?? other;
    if (text !== undefined) tokens.push({ kind: 'text', text });
    else if (percent !== undefined) tokens.push({ kind: 'percent', text: percent });
    else if (whole.startsWith('_')) tokens.push({ kind: 'text', text: ' ' });
    else if (bracket !== undefined) {
      const currency = /^\$([^-]*)/u.exec(bracket)?.[1];
      const compared = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/u.exec(bracket);
      if (currency) tokens.push({ kind: 'text', text: currency });
      else if (compared) condition = compare(compared[1] ?? '', Number(compared[2]));
      else if (/^(?:h+|m+|s+)$/iu.test(bracket)) {
        tokens.push({ kind: 'date', text: `[${bracket.toLowerCase()}]` });
        date = true;
      }
    } else if (word !== undefined && /^general$/iu.test(word)) {
      isGeneral = true;
      tokens.push({ kind: 'digits', text: 'General' });
    } else if (word !== undefined && /^E/iu.test(word)) tokens.push({ kind: 'digits', text: word });
    else if (word !== undefined || part !== undefined) {
      tokens.push({ kind: 'date', text: (word ?? part ?? '').toLowerCase() });
      date = true;
    } else if (digits !== undefined) tokens.push({ kind: 'digits', text: digits });
  }
  const hasDigits = tokens.some(({ kind }) => kind === 'digits');
  return {
    tokens,
    date,
    digits: hasDigits,
    general: isGeneral,
    condition,
    literals: (value) => {
      let left: string | undefined = value;
      const written = tokens.map(({ kind, text }) => {
        if (kind !== 'digits') return text === '@' ? value : text;
        const shown = left ?? '';
        left = undefined;
        return shown;
      });
      return written.join('').trim();
    },
  };
}

const compare =
  (sign: string, limit: number) =>
  (value: number): boolean => {
    if (sign === '<') return value < limit;
    if (sign === '>') return value > limit;
    if (sign === '<=') return value <= limit;
    if (sign === '>=') return value >= limit;
    return sign === '=' ? value === limit : value !== limit;
  };

function showNumber({ tokens }: Section, value: number): string {
  const code = tokens.map(({ kind, text }) => (kind === 'digits' ? text : '')).join('');
  const scaled = tokens.some(({ kind }) => kind === 'percent') ? value * 100 : value;
  const written = numeral(code.trim(), Math.abs(scaled));
  const minus = scaled < 0 && /[1-9]/u.test(written) ? '-' : '';
  let left: string | undefined = `${minus}${written}`;
  return tokens
    .map(({ kind, text }) => {
      if (kind !== 'digits') return text === '@' ? '' : text;
      const shown = left ?? '';
      left = undefined;
      return shown;
    })
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The digits alone, of a number that is not negative. */
function numeral(code: string, value: number): string {
  if (/E[+-]0+/iu.test(code)) return scientific(code, value);
  if (code.includes('/')) return fraction(code, value);
  const [whole = '', decimals = ''] = code.split('.', 2);
  const scale = /,+$/u.exec((decimals || whole).trim())?.[0].length ?? 0;
  const places = Math.min(20, decimals.replace(/[^0#?]/gu, '').length);
  const least = decimals.replace(/[^0?]/gu, '').length;
  const grouped = /[0#?],[0#?]/u.test(whole.trim());
  const fixed = rounded(value / 1000 ** scale, places);
  const [digits = '0', rest = ''] = fixed.split('.');
  const zeros = whole.replace(/[^0]/gu, '').length;
  const bare = (digits === '0' && zeros === 0 ? '' : digits).padStart(zeros, '0');
  const shown = grouped ? bare.replace(/\B(?=(?:\d{3})+$)/gu, ',') : bare;
  let tail = rest;
  while (tail.length > least && tail.endsWith('0')) tail = tail.slice(0, -1);
  return tail === '' ? shown || (zeros > 0 ? '0' : shown) : `${shown}.${tail}`;
}

/** Half away from zero on the decimal digits that the file holds, as programs show it (2.675 is 2.68). */
function rounded(value: number, places: number): string {
  if (value >= 1e21) return value.toFixed(0);
  const precise = Number(`${Math.round(Number(`${Number(value.toPrecision(15))}e${places}`))}e-${places}`);
  return Number.isFinite(precise) ? precise.toFixed(places) : value.toFixed(places);
}

function scientific(code: string, value: number): string {
  const places = /\.([0#?]+)/u.exec(code)?.[1]?.length ?? 0;
  const [mantissa = '', exponent = '0'] = value.toExponential(Math.min(20, places)).split('e');
  const width = /E[+-](0+)/iu.exec(code)?.[1]?.length ?? 1;
  const power = Number(exponent);
  const sign = power < 0 ? '-' : /E\+/iu.test(code) ? '+' : '';
  return `${mantissa}E${sign}${String(Math.abs(power)).padStart(width, '0')}`;
}

function fraction(code: string, value: number): string {
  const fixed = /\/\s*(\d+)/u.exec(code)?.[1];
  const most = fixed ? Number(fixed) : 10 ** Math.min(4, /\/\s*([?#0]+)/u.exec(code)?.[1]?.length ?? 1) - 1;
  const whole = /[0#?]\s+[0#?]/u.test(code) ? Math.floor(value) : 0;
  const rest = value - whole;
  let best: readonly [number, number] = [Math.round(rest), 1];
  for (let under = fixed ? most : 1; under <= most && most <= 9_999; under++) {
    const over = Math.round(rest * under);
    if (fixed || Math.abs(over / under - rest) < Math.abs(best[0] / best[1] - rest) - 1e-12)
      best = [over, under];
  }
  const [over, under] = best;
  if (over === 0) return String(whole);
  if (over === under) return String(whole + 1);
  return whole > 0 ? `${whole} ${over}/${under}` : `${over}/${under}`;
}

/** As a cell without a format shows it, wide enough. */
export function general(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const size = Math.abs(value);
  if (size >= 1e15 || (size < 1e-9 && size > 0))
    return value
      .toExponential(5)
      .replace(/\.?0+e/u, 'E')
      .replace('e', 'E')
      .replace(/E([+-])(\d)$/u, 'E$10$2');
  return String(Number(value.toPrecision(10)));
}
