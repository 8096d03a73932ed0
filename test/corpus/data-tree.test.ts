// Data as a tree: each text as a program reads it, and where each of its characters stands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, isScalar, parseDocument, type Scalar } from 'yaml';
import { dataTree, fieldsOf, itemsOf, mappedText } from '../../src/corpus/data-tree.ts';

describe('whatever a text is and however it is written', () => {
  const text = fc.string({
    unit: fc.constantFrom(
      'a',
      'B',
      ' ',
      ' ',
      '\n',
      "'",
      '"',
      '\\',
      '#',
      ':',
      '-',
      '😀',
      'é',
      '\t',
      '{',
      '%',
      '*',
      '.',
      ',',
    ),
    minLength: 1,
    maxLength: 40,
  });

  it('in JSON it is read as a program reads it, each unit where it stands', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        const source = JSON.stringify(texts, undefined, 1).replaceAll('é', '\\u00e9');
        const nodes = itemsOf(dataTree(source, 0, 'a.json'));
        for (const [i, node] of nodes.entries()) {
          const mapped = node.kind === 'text' ? mappedText(source, node) : undefined;
          expect(mapped?.text).toBe(texts[i]);
          expect(Array.from(mapped?.origin ?? [])).toEqual(
            Array.from(mapped?.origin ?? []).toSorted((a, b) => a - b),
          );
        }
      }),
    );
  });

  it('in YAML too, in each of its styles', () => {
    const styled = fc.tuple(
      text,
      fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
    );
    fc.assert(
      fc.property(
        fc.array(styled, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(20, 80),
        (texts, lineWidth) => {
          const document = new Document(Object.fromEntries(texts.map(([value], i) => [`k${i}`, value])));
          for (const [i, [, type]] of texts.entries()) {
            const scalar = document.get(`k${i}`, true);
            if (isScalar(scalar)) scalar.type = type as Scalar.Type;
          }
          const source = document.toString({ lineWidth });
          // Not all that the library writes can be read again, or is what was given to it.
          const read = parseDocument(source);
          fc.pre(read.errors.length === 0);
          fc.pre(Object.keys(read.toJS()).join() === texts.map((_, i) => `k${i}`).join());
          const fields = fieldsOf(dataTree(source, 0, 'a.yaml'));
          expect(fields).toHaveLength(texts.length);
          for (const { value: node } of fields) {
            if (node.kind !== 'text') continue;
            const mapped = mappedText(source, node);
            const written = node.value;
            // What cannot be told for sure is not quoted: only lines with blanks at their ends.
            if (!mapped && /^\s|\s$|[ \t]\n|\n[ \t]/u.test(written)) continue;
            expect(mapped?.text).toBe(written);
            for (const [at, place] of Array.from(mapped?.origin ?? []).entries())
              if (/[aB😀é.]/u.test(mapped?.text.charAt(at) ?? ''))
                expect(source.charAt(place)).toBe(mapped?.text.charAt(at));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
