// The fingerprint of a text or a file: by it quotations, passages and files are known again.
import { hash } from 'node:crypto';

/** Hex of the SHA-256 of a text in UTF-8. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** Hex of the SHA-256 of bytes. */
export const sha256Of = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
