// A receipt is made from what was cited and nothing else, and survives being typed by hand.
import { describe, expect, test } from 'vitest';
import { citedContent, readReceipt, receiptCodes } from '../../src/citation/receipt.ts';
import { citationOf, sourceOf } from '../contracts/answers.ts';
import { receiptOf } from '../contracts/receipts.ts';

const one = citationOf(1, 'Boats pay at the quay.');
const two = citationOf(2, 'Tolls end in May.');

describe('a receipt', () => {
  test('has eight characters without look-alikes', () => {
    expect(receiptOf([one])).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(receiptOf([])).toBe('');
  });

  test('is the same for the same evidence and differs with file, span and order', () => {
    expect(receiptOf([one, two])).toBe(receiptOf([{ ...one, matched: ['boats'] }, two]));
    const elsewhere = { ...one, source: sourceOf('Tolls', { path: 'other.md' }) };
    const later = { ...one, excerpt: { ...one.excerpt, start: one.excerpt.start + 1 } };
    const edited = { ...one, fileHash: 'f'.repeat(64) };
    const all = [[one, two], [two, one], [one], [elsewhere], [later], [edited]].map((cited) =>
      receiptOf(cited),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  test('grows when a shorter one is taken', () => {
    const codes = receiptCodes(citedContent([one]));
    expect(codes.map((code) => code.length)).toEqual([9, 14, 19, 24]);
    for (const code of codes) expect(code.startsWith(codes[0] ?? '?')).toBe(true);
  });

  test('is read in any case, with or without its hyphen, and with O, I and L for 0 and 1', () => {
    expect(readReceipt(' k7q2 9fxm ')).toBe('K7Q2-9FXM');
    expect(readReceipt('oil0-9fxm')).toBe('0110-9FXM');
    for (const wrong of ['', 'K7Q2', 'K7Q2-9FXU', 'K7Q2-9FXM-1', "K7Q2'9FXM"])
      expect(readReceipt(wrong)).toBeUndefined();
  });
});
