// Whether the first row of a table names its columns: only where something speaks for it, for a wrong name says what the table does not.

/** UTF-16 units of a name. */
const longestName = 60;

const value = /^[^\p{L}]*\d[^\p{L}]*$|^\d|^(?:true|false|yes|no|y|n|n\/a|null|-+)$|@|^https?:|^\p{Sc}/iu;
/** As programs and people name a column. */
const identifier = /^[\p{L}_][\p{L}\d]*(?:[_.-][\p{L}\d]+)+$|^\p{Ll}+(?:\p{Lu}[\p{Ll}\d]+)+$/u;
const usual =
  /^(?:#|no\.?|nr\.?|id|key|code|name|first name|last name|title|type|kind|category|group|topic|section|tags?|status|state|date|time|year|month|day|start|end|from|to|price|cost|fee|amount|total|count|number|quantity|unit|currency|value|question|answer|q|a|description|details?|comments?|notes?|text|content|email|e-mail|phone|address|street|city|country|region|url|link|website|author|owner|contact|department|role|plan|product|item|language|version|titel|art|kategorie|datum|jahr|preis|betrag|anzahl|menge|frage|antwort|beschreibung|ort|land|stadt|nom|prix|réponse|nombre|fecha|precio|pregunta|respuesta|descripción|nome|prezzo|data|domanda|risposta)$/iu;

/** `rows`: the values of the table's rows, the first one the candidate. */
export function hasHead(rows: readonly (readonly string[])[]): boolean {
  const [head, ...all] = rows;
  if (!head || all.length === 0) return false;
  // The first column may have no name: it names the rows.
  const named = head.filter((name, i) => i > 0 || name !== '');
  if (
    named.length === 0 ||
    named.some((name) => name === '' || name.length > longestName || value.test(name))
  )
    return years(head, all);
  if (new Set(named).size < named.length) return false;
  if (named.filter((name) => usual.test(name)).length * 2 >= named.length) return true;
  return head.some((name, column) => {
    const values = all.map((row) => row[column] ?? '').filter((one) => one !== '');
    if (name === '' || values.length === 0) return false;
    return speaks(name, values);
  });
}

function speaks(name: string, values: readonly string[]): boolean {
  const share = (test: (one: string) => boolean): number => values.filter(test).length / values.length;
  // Numbers, dates, addresses under a word.
  if (share((one) => value.test(one)) >= 0.8) return true;
  if (identifier.test(name) && share((one) => identifier.test(one)) < 0.2) return true;
  // Long text under a short name.
  const middle = values.map((one) => one.length).toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  if (name.length <= 30 && middle >= 40 && middle >= 2.5 * name.length) return true;
  // A few values again and again, and the first one never.
  return values.length >= 8 && !values.includes(name) && new Set(values).size * 4 <= values.length;
}

/** Years in a row above numbers: "Country, 2019, 2020". */
function years(head: readonly string[], all: readonly (readonly string[])[]): boolean {
  const [first = '', ...rest] = head;
  const rising = rest.every(
    (name, i) => /^(?:19|20)\d\d$/u.test(name) && (i === 0 || name > (rest[i - 1] ?? '')),
  );
  return (
    rest.length > 1 &&
    rising &&
    !value.test(first) &&
    all.every((row) => !value.test(row[0] ?? '') || row[0] === '')
  );
}
