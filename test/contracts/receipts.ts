// The receipt of citations where no other content took its code: what a store gives first.

import { citedContent, receiptCodes } from '../../src/citation/receipt.ts';
import type { Citation } from '../../src/domain.ts';

/** Empty when nothing is cited. */
export const receiptOf = (citations: readonly Citation[]): string =>
  receiptCodes(citedContent(citations))[0] ?? '';
