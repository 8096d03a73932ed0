// Retired passages: known by the hash of their own text, noticed again when their words are edited.
import type { Document, Passage } from '../domain.ts';
import type { Library } from '../library.ts';
import type { Retired, Store } from '../store/store.ts';
import { readable } from '../text/readable.ts';
import { likeness } from './verify.ts';

/** What stands today in the place of retired passages whose words were edited; each comes once, and not if it is retired too. */
export async function noticeEdited(store: Store, library: Library, now: number): Promise<void> {
  const retired = await store.rulings.retired();
  if (retired.length === 0) return;
  const present = new Set(library.documents.flatMap((d) => d.passages.map((p) => p.hash)));
  const taken = new Set(retired.map((r) => r.passageHash));
  for (const one of retired) {
    const successor = present.has(one.passageHash) ? undefined : successorOf(one, library);
    const edited = successor && !taken.has(successor.hash) ? successor : undefined;
    if (edited) taken.add(edited.hash);
    if (edited?.hash !== one.editedHash) await store.rulings.edited(one.passageHash, edited, now);
  }
}

/** The passage of the same file that shares most words with the retired one; undefined when it is simply gone. */
function successorOf(retired: Retired, library: Library): { hash: string; text: string } | undefined {
  const document = library.documents.find((d) => d.path === retired.path);
  if (!document) return undefined;
  const kin = document.passages
    .map((passage) => ({ passage, share: likeness(retired.text, passageText(document, passage)) }))
    .filter(({ share }) => share > 0.5)
    .sort((a, b) => b.share - a.share)[0];
  return kin && { hash: kin.passage.hash, text: passageText(document, kin.passage) };
}

/** A passage as people read it, on one line. */
function passageText(document: Document, passage: Passage): string {
  return readable(document.prose.slice(passage.start, passage.end));
}
