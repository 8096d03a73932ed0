// How people and questions are known without being kept: keyed hashes, equal only under the key of one installation.
import { createHmac } from 'node:crypto';

/** `p:` and 32 hex digits. What is such a hash already stays as it is, so a resumed question keeps its asker. */
export function keyed(key: string, name: string): string {
  if (/^p:[0-9a-f]{32}$/.test(name)) return name;
  return `p:${createHmac('sha256', key).update(name).digest('hex').slice(0, 32)}`;
}

/** The same for the words of a question, regardless of case, spacing and closing marks. */
export function keyedQuestion(key: string, question: string): string {
  const words = question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s?!.]+$/, '');
  return keyed(key, `question:${words}`);
}
