// Retired passages: known by the hash of their own text, noticed again when their words are edited.
import type { Document, Passage } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Retired, Store } from '../store/store.ts';
import { type Counts, dice, wordCounts } from '../text/compare.ts';
import { readable } from '../text/readable.ts';

/** What stands today in the place of retired passages whose words were edited; each comes once, and not if it is retired too. */
export async function noticeEdited(store: Store, library: Library, now: number): Promise<void> {
  const retired = await store.rulings.retired();
  if (retired.length === 0) return;
  const present = new Set(library.documents.flatMap((d) => d.passages.map((p) => p.hash)));
  const taken = new Set(retired.map((r) => r.passageHash));
  const counted = new Map<Document, readonly Candidate[]>();
  for (const one of retired) {
    const successor = present.has(one.passageHash) ? undefined : successorOf(one, library, counted);
    const edited = successor && !taken.has(successor.hash) ? successor : undefined;
    if (edited) taken.add(edited.hash);
    if (edited?.hash !== one.editedHash)
      await store.rulings.edited(one.passageHash, edited && { hash: edited.hash, text: edited.text }, now);
  }
}

type Candidate = { readonly hash: string; readonly text: string; readonly words: Counts };

/** Below this share of common words a passage is another one, not the retired one edited. */
const kinship = 0.5;

/** The passage of the same file that shares most words with the retired one; undefined when it is simply gone. */
function successorOf(
  retired: Retired,
  library: Library,
  counted: Map<Document, readonly Candidate[]>,
): Candidate | undefined {
  const document = library.documents.find((d) => d.path === retired.path);
  if (!document) return undefined;
  const candidates = counted.get(document) ?? document.passages.map((p) => candidateOf(document, p));
  counted.set(document, candidates);
  const words = wordCounts(retired.text);
  let best: Candidate | undefined;
  let most = kinship;
  for (const candidate of candidates) {
    const share = dice(words, candidate.words);
    if (share <= most) continue;
    most = share;
    best = candidate;
  }
  return best;
}

function candidateOf(document: Document, passage: Passage): Candidate {
  const text = passageText(document, passage);
  return { hash: passage.hash, text, words: wordCounts(text) };
}

/** A passage as people read it, on one line. */
export function passageText(document: Document, passage: Passage): string {
  return readable(document.prose.slice(passage.start, passage.end));
}
