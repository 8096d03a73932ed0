// Questions with their answers in a text without mark-up ("Q: … A: …" and its kin): the question heads its answer.
import type { Line } from './plain-lines.ts';

/** UTF-16 units before the question, and before the answer. */
export type Asked = { readonly question: RegExp; readonly answer: RegExp };

const lead = String.raw`^[\s\0>*_#[-]*`;
const behind = String.raw`[\])]?\s{0,2}\d{0,3}\s?(?:[*_]{0,2}[:.)：][*_]{0,2}|[*_]{1,2}|\s[-–—])\s*(?=\S)`;
const form = (question: string, answer: string): Asked => ({
  question: new RegExp(`${lead}(?:${question})${behind}`, 'iu'),
  answer: new RegExp(`${lead}(?:${answer})${behind}`, 'iu'),
});

/** Pairs of marks in the languages that people write them in. */
const forms: readonly Asked[] = [
  form('Q|Question', 'A|Answer|Ans'),
  form('F|Frage', 'A|Antwort'),
  form('Q|Question', 'R|Réponse|Reponse'),
  form('P|Pregunta|Pergunta', 'R|Respuesta|Resposta'),
  form('D|Domanda', 'R|Risposta'),
  form('V|Vraag', 'A|Antwoord'),
  form('問|问|質問|问题|Q', '答|答案|回答|A'),
  form('В|Вопрос', 'О|Ответ'),
];

/** Any mark of the forms: a short word and what stands behind it. Most lines have none, and are looked at once. */
const anyMark = new RegExp(`${lead}[\\p{L}]{1,10}${behind}`, 'u');

/** The form that a text uses: several questions, or one that asks, each with an answer below. */
export function formOf(lines: readonly Line[]): Asked | undefined {
  const marked = lines.filter(({ text }) => anyMark.test(text));
  const counted = forms.map((one) => ({ one, pairs: pairsOf(marked, one) }));
  const best = counted.reduce((a, b) => (b.pairs > a.pairs ? b : a));
  return best.pairs > 0 ? best.one : undefined;
}

/** UTF-16 units in which a mark with its number ends. */
const longestMark = 24;

/** The form of a text that begins with the mark of a question, and how long the mark is; the first that fits. */
export function questionForm(text: string): { readonly form: Asked; readonly mark: number } | undefined {
  if (!/[:.)：*_-]/.test(text.slice(0, longestMark)) || !anyMark.test(text)) return undefined;
  for (const form of forms) {
    const mark = form.question.exec(text)?.[0].length;
    if (mark !== undefined) return { form, mark };
  }
  return undefined;
}

function pairsOf(lines: readonly Line[], { question, answer }: Asked): number {
  let open = false;
  let pairs = 0;
  for (const { text } of lines) {
    const found = question.exec(text);
    if (found) open = true;
    if (found && sameLine.test(text.slice(found[0].length))) pairs++;
    else if (open && !found && answer.test(text)) {
      pairs++;
      open = false;
    }
  }
  return pairs;
}

/** An answer in the line of its question. */
export const sameLine =
  /[?？]["'”’)*_]*\s+[*_]{0,2}(?:A|Answer|Antwort|R|Respuesta|Réponse|Risposta|答)[*_]{0,2}[:.：][*_]{0,2}\s*(?=\S)/u;

/** A numbered question, as `3. How much …?`, above a text that is none. */
export function isNumberedQuestion(lines: readonly Line[], i: number): boolean {
  const [line, next] = [lines[i], lines[i + 1]];
  if (!line || !next || !numberedQuestion.test(line.text)) return false;
  return !/^[\s\0]*\(?\d{1,3}[.)]\s/u.test(next.text);
}

/** A line that is one question behind a number ("3. Who pays?"). */
export const numberedQuestion = /^[\s\0]*(?:Q\s?)?\(?\d{1,3}[.)]\s+(?=\S)(?=[^\n]{6,200}[?？]["'”’)]*$)/u;
