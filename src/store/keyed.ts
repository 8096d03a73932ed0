// How people, places and questions are known without being kept: keyed hashes, and seals for what is needed again as it was.

import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { normalized } from '../text/fold.ts';

/**
 * All of it under the one key of an installation, which lies in the same file. So it protects a copy of single tables, an
 * export or a log, not the whole file; what is forgotten is unreadable because its rows are deleted and overwritten.
 */
export type Keys = {
  /** `p:` and 32 hex digits. What is such a hash already stays as it is, so a resumed question keeps its asker. */
  person(name: string): string;
  /** The same for the words of a question, regardless of case, spacing and closing marks. */
  question(words: string): string;
  /** An opaque id that is only compared: its platform (`chat:`), which it is looked up by, and 32 hex digits. */
  id(id: string): string;
  /** Encrypted (AES-256-GCM). Equal texts give equal seals, so that a sealed id is kept once and found by another seal. */
  seal(text: string): string;
  /** An opaque id that is needed again, sealed behind its platform. */
  sealId(id: string): string;
  /** Undefined for what was not sealed under this key. */
  open(sealed: string): string | undefined;
};

/** Bytes of a nonce and of a tag, as AES-GCM has them. */
const nonceLength = 12;
const tagLength = 16;
const cipher = 'aes-256-gcm';

/** Hashes and seals under one secret, which never leaves the store. */
export function createKeys(key: string): Keys {
  const mac = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const derived = (use: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', use, 32));
  const sealing = derived('seal');
  const noncing = derived('nonce');
  const digits = (text: string): string => mac(text).toString('hex').slice(0, 32);
  const person = (name: string): string => (/^p:[0-9a-f]{32}$/.test(name) ? name : `p:${digits(name)}`);

  function seal(text: string): string {
    // Made from the text, so it never comes twice for two texts, and one text is always sealed alike.
    const nonce = createHmac('sha256', noncing).update(text).digest().subarray(0, nonceLength);
    const to = createCipheriv(cipher, sealing, nonce);
    const sealed = Buffer.concat([to.update(text, 'utf8'), to.final()]);
    return `~${Buffer.concat([nonce, to.getAuthTag(), sealed]).toString('base64url')}`;
  }

  function open(sealed: string): string | undefined {
    const bytes = Buffer.from(sealedForm.exec(sealed)?.[1] ?? '', 'base64url');
    if (bytes.length < nonceLength + tagLength) return undefined;
    const from = createDecipheriv(cipher, sealing, bytes.subarray(0, nonceLength));
    from.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    try {
      const text = from.update(bytes.subarray(nonceLength + tagLength));
      return Buffer.concat([text, from.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  return {
    person,
    question: (words) => person(`question:${plain(words)}`),
    id: (id) => `${platformOf(id)}${digits(`id:${id}`)}`,
    seal,
    sealId: (id) => `${platformOf(id)}${seal(id)}`,
    open,
  };
}

const sealedForm = /^(?:[^:~]*:)?~([A-Za-z0-9_-]+)$/;

/** `chat:` of `chat:T1:C1`; empty where an id names no platform. */
const platformOf = (id: string): string => id.slice(0, id.indexOf(':') + 1);

const plain = (words: string): string => normalized(words).replace(/[\s?!.]+$/, '');
