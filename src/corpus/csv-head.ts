// Whether the first row of a table names its columns: only where something speaks for it, for a wrong name says what the table does not.

/** UTF-16 units of a name: questions of a survey are long. */
const longestName = 400;

/** A number, a date, an address, a choice: what stands in cells and names none. */
const value =
  /^[^\p{L}]*\d[^\p{L}]*$|^\d+[.,:/-]\d|^(?:true|false|yes|no|y|n|n\/a|null|-+)$|@|^https?:|^\p{Sc}/iu;
/** A year or a step may name a column, where the values below are of another kind. */
const step = /^\d{1,4}$/u;
/** As programs name a column. */
const identifier = /^[\p{L}_][\p{L}\d]*(?:[_.-][\p{L}\d]+)+$|^\p{Ll}+(?:\p{Lu}[\p{Ll}\d]+)+$/u;
const usual =
  /^(?:#|no\.?|nr\.?|id|key|code|name|first name|last name|title|type|kind|category|group|topic|section|tags?|status|state|date|time|year|month|day|start|end|from|to|price|cost|fee|amount|total|count|number|quantity|unit|currency|value|question|answer|q|a|description|details?|comments?|notes?|text|content|email|e-mail|phone|address|street|city|country|region|url|link|website|author|owner|contact|department|role|plan|product|item|language|version|titel|art|kategorie|datum|jahr|preis|betrag|anzahl|menge|frage|antwort|beschreibung|ort|land|stadt|nom|prix|réponse|nombre|fecha|precio|pregunta|respuesta|descripción|nome|prezzo|data|domanda|risposta)$/iu;

/** `rows`: the values of the table's rows, the first one the candidate. */
export function hasHead(rows: readonly (readonly string[])[]): boolean {
  const [head, ...all] = rows;
  if (!head || all.length === 0) return false;
  const named = head.filter((name) => name !== '');
  if (named.length * 2 < head.length || named.some((name) => name.length > longestName)) return false;
  const columns = head.flatMap((name, column) => {
    const values = all.map((row) => row[column] ?? '').filter((one) => one !== '');
    return name === '' ? [] : [{ name, values }];
  });
  if (columns.some(({ name, values }) => refuses(name, values))) return false;
  const common = named.filter((name) => usual.test(name)).length * 2 >= named.length;
  return common || columns.some(({ name, values }) => values.length > 0 && speaks(name, values));
}

const shareOf = (values: readonly string[], test: (one: string) => boolean): number =>
  values.filter(test).length / Math.max(1, values.length);

const year = /^(?:19|20)\d\d$/u;
const isStep = (name: string, values: readonly string[]): boolean =>
  [year, step].some((kind) => kind.test(name) && shareOf(values, (one) => kind.test(one)) < 0.5);

/** It is a value itself, or one of those below. */
function refuses(name: string, values: readonly string[]): boolean {
  if (values.includes(name)) return true;
  if (!value.test(name)) return false;
  return !isStep(name, values);
}

function speaks(name: string, values: readonly string[]): boolean {
  const share = (test: (one: string) => boolean): number => shareOf(values, test);
  // Numbers, dates, addresses under a word or a step.
  if ((!value.test(name) || isStep(name, values)) && share((one) => value.test(one)) >= 0.8) return true;
  if (identifier.test(name) && share((one) => identifier.test(one)) < 0.2) return true;
  // Long text under a short name.
  const middle = values.map((one) => one.length).toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  if (name.length <= 30 && middle >= 40 && middle >= 2.5 * name.length) return true;
  // A few values again and again, and the first one never.
  return values.length >= 8 && new Set(values).size * 4 <= values.length;
}
