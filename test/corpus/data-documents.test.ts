// Documents written as data (notebooks, questions and answers in JSON and YAML): their texts are quoted where they stand in the file.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFaq } from '../../src/corpus/faq.ts';
import { parseIpynb } from '../../src/corpus/ipynb.ts';
import { parseMarkdown } from '../../src/corpus/markdown.ts';
import { blocksOf, expectSound, readParsed, saidIn } from './read-parsed.ts';

const faq = (source: string, path = 'a.json'): readonly string[] => blocksOf(parseFaq, path, source);
const notebook = (cells: readonly object[]): string =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, undefined, 1);

describe('a notebook', () => {
  const source = notebook([
    {
      cell_type: 'markdown',
      metadata: {},
      source: ['# Boats\n', '\n', 'Say "hi" to *Ann* & Bo.\n', 'Again\t😀.'],
    },
    {
      cell_type: 'code',
      execution_count: 1,
      metadata: {},
      outputs: [{ text: 'secret' }],
      source: 'def f():\n    return "\\n"',
    },
    { cell_type: 'raw', metadata: {}, source: ['secret'] },
    { cell_type: 'code', metadata: { tags: ['remove-cell'] }, outputs: [], source: ['secret'] },
    {
      cell_type: 'markdown',
      metadata: {},
      source: ['* one\n* two\n', '  * three\n\n', '| A | B |\n|---|---|\n| 1 | 2 |'],
    },
  ]);

  it('is read cell by cell, without outputs, raw and hidden cells', () => {
    expect(blocksOf(parseIpynb, 'a.ipynb', source)).toEqual([
      '# Boats',
      'Say "hi" to Ann & Bo. Again 😀.',
      '`def f():\n    return "\\n"`',
      '- one',
      '- two',
      '  - three',
      'A = B',
      '1 | 2',
    ]);
    expect(parseIpynb(source, 0, 'a.ipynb')?.prose).not.toContain('secret');
    expect(parseIpynb(source, 0, 'a.ipynb')?.hidden?.map((o) => o.reason)).toEqual([
      'code that the page does not show',
    ]);
  });

  it('is quoted where it stands in the file, under the title of its first heading', () => {
    const document = readParsed(parseIpynb, 'a.ipynb', source);
    expect(document.title).toBe('Boats');
    const [first] = document.passages.flatMap((p) => p.sentences);
    expect(source.slice(first?.start, first?.end)).toBe('Say \\"hi\\" to *Ann* & Bo.');
    expectSound(source, parseIpynb(source, 0, 'a.ipynb'));
  });

  it('gives what the parser of its cells gives, whatever they hold', () => {
    const part = fc.constantFrom(
      '# Head\n',
      'One "two". ',
      '\n\n',
      '\n',
      '- item\n',
      '  - sub\n',
      '> quote\n',
      '```js\ncode("\\n")\n```\n',
      '| a | b |\n|---|---|\n| 1 | 2 |\n',
      '**bold**',
      '<b>x</b>',
      '&amp;',
      '😀',
      '\t',
      '\\',
      '<!-- c -->',
      '[l](u)',
    );
    const cell = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 4 }), fc.boolean(), (texts, lines) => {
        const written = (text: string) => (lines ? text.split(/(?<=\n)/u) : text);
        const source = notebook(texts.map((text) => ({ cell_type: 'markdown', source: written(text) })));
        expectSound(source, parseIpynb(source, 0, 'a.ipynb'));
        expect(blocksOf(parseIpynb, 'a.ipynb', source)).toEqual(
          texts.flatMap((text) => blocksOf((one) => parseMarkdown(one, 0), 'a.md', text)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('of the third format is read too, and nothing else is', () => {
    const old = JSON.stringify({
      nbformat: 3,
      worksheets: [
        {
          cells: [
            { cell_type: 'heading', level: 2, source: ['Old'] },
            { cell_type: 'code', input: ['x = 1'] },
          ],
        },
      ],
    });
    expect(blocksOf(parseIpynb, 'a.ipynb', old)).toEqual(['## Old', '`x = 1`']);
    for (const other of ['', '{', '[]', '{"cells": []}', '{"nbformat": 4}', `${source}x`])
      expect(parseIpynb(other, 0, 'a.ipynb')).toBeUndefined();
  });
});

describe('questions and answers', () => {
  const asked = [
    { question: 'How long is *data* kept?', answer: 'For **30 days**.\n\n- then deleted\n- for good' },
    { question: 'May I "cancel"?', answer: '<p>Yes, at <b>any</b> time.</p><!-- secret -->' },
  ];
  const read = [
    '## How long is data kept?',
    'For 30 days.',
    '- then deleted',
    '- for good',
    '## May I "cancel"?',
    'Yes, at any time.',
  ];

  it('are a heading and what it heads, in JSON', () => {
    expect(faq(JSON.stringify(asked))).toEqual(read);
    expect(faq(JSON.stringify({ version: 2, faqs: asked }, undefined, 2))).toEqual(read);
  });

  it.each([
    [
      'plain and quoted',
      `- question: How long is data kept?\n  answer: For\n    30 days.\n- question: 'Is it Ann''s?'\n  answer: "It is\\x21\\n\\nTruly \\U0001F600,\n    it is."\n`,
    ],
    [
      'blocks',
      "# remark\nfaq:\n  - q: How long is data kept?\n    a: >-\n      For\n      30 days.\n  - q: Is it Ann's?\n    a: |\n      It is!\n\n      Truly 😀, it is.\n",
    ],
    [
      'with returns',
      "- q: How long is data kept?\r\n  a: |\r\n    For 30\r\n    days.\r\n- q: Is it Ann's?\r\n  a: |\r\n    It is!\r\n\r\n    Truly 😀, it is.\r\n",
    ],
  ])('in YAML: %s', (_, source) => {
    expect(faq(source, 'a.yaml')).toEqual([
      '## How long is data kept?',
      'For 30 days.',
      "## Is it Ann's?",
      'It is!',
      'Truly 😀, it is.',
    ]);
    expectSound(source, parseFaq(source, 0, 'a.yaml'));
  });

  it('stand in groups with a title, or under the key that is the question', () => {
    const groups = [
      { title: 'Stay', items: [asked[0]] },
      { title: 'Leave', items: [asked[1]] },
    ];
    expect(
      faq(JSON.stringify({ title: 'Help', sections: groups })).filter((line) => line.startsWith('#')),
    ).toEqual(['# Help', '## Stay', '### How long is data kept?', '## Leave', '### May I "cancel"?']);
    expect(faq('Is it open?: Yes, daily.\nIs it free?: No.\n', 'a.yml')).toEqual([
      '## Is it open?',
      'Yes, daily.',
      '## Is it free?',
      'No.',
    ]);
  });

  it('stand under a key of their own, in a file that ends with a line of dashes', () => {
    const source =
      "---\n- installation:\n    - question: 'Is it?'\n      response: |\n        - It is.\n- 'device support':\n    - question: Was it?\n      response: It was.\n---\n";
    expect(faq(source, 'a.yml')).toEqual([
      '## installation',
      '### Is it?',
      '- It is.',
      '## device support',
      '### Was it?',
      'It was.',
    ]);
  });

  it('an answer that stands before its question is said with it', () => {
    const source = JSON.stringify([{ answer: 'At noon. It rings.', question: 'When is lunch?' }]);
    const document = readParsed(parseFaq, 'a.json', source);
    expect(document.passages.flatMap((p) => p.sentences.map((s) => s.labels.map((l) => l.text)))).toEqual([
      ['When is lunch?'],
      ['When is lunch?'],
    ]);
    expectSound(source, parseFaq(source, 0, 'a.json'));
  });

  it('of schema.org and of titles with sentences are read; what is not published is not', () => {
    const name = (text: string) => ({
      '@type': 'Question',
      name: text,
      acceptedAnswer: { '@type': 'Answer', text: 'It is.' },
    });
    expect(faq(JSON.stringify({ '@type': 'FAQPage', mainEntity: [name('Is it?')] }))).toEqual([
      '## Is it?',
      'It is.',
    ]);
    const titled = [
      { title: 'Boats', body: 'They are locked at night.' },
      { title: 'Keys', body: 'They hang in the office.' },
    ];
    expect(faq(JSON.stringify(titled))).toHaveLength(4);
    const draft = [
      { question: 'A?', answer: 'Seen.' },
      { question: 'B?', answer: 'secret', published: false },
    ];
    const parsed = parseFaq(JSON.stringify(draft), 0, 'a.json');
    expect([parsed?.pieces.length, parsed?.hidden?.[0]?.reason]).toEqual([2, 'not published']);
    expect(parsed?.prose).not.toContain('secret');
  });

  it.each([
    ['settings', '{"title": "App", "settings": [{"title": "a", "value": "b"}]}'],
    ['a list of packages', '{"name": "x", "dependencies": {"a": "1.0"}, "keywords": ["question"]}'],
    ['a lock file', '{"packages": {"": {"question": "x", "version": "1"}}}'],
    ['titles without a sentence', '[{"title": "a", "text": "b"}, {"title": "c", "text": "d"}]'],
    ['with a secret beside them', '[{"question": "A?", "answer": "B.", "password": "x"}]'],
    ['with a token further up', '{"apiToken": "x", "faq": [{"question": "A?", "answer": "B."}]}'],
    [
      'an index of pages',
      '[{"title": "A", "path": "/", "text": "All is well."}, {"title": "B", "path": "/b", "text": "It is so."}]',
    ],
    ['a key twice', '[{"question": "A?", "answer": "B.", "answer": "C."}]'],
    ['not sound', '[{"question": "A?", "answer": "B."},]'],
    ['half of them questions', '[{"question": "A?", "answer": "B."}, {"x": 1}]'],
  ])('%s: not read', (_, source) => {
    expect(parseFaq(source, 0, 'a.json')).toBeUndefined();
  });

  it.each([
    ['anchors', '- &a\n  question: A?\n  answer: B.\n- *a\n'],
    ['merges', 'x: &x {answer: B.}\nfaq:\n  - question: A?\n    <<: *x\n'],
    ['two documents', 'question: A?\nanswer: B\n---\nquestion: C?\nanswer: D\n'],
    ['tabs', 'question:\n\t- a'],
  ])('YAML that leans on %s: not read', (_, source) => {
    expect(parseFaq(source, 0, 'a.yaml')).toBeUndefined();
  });
});

it('what is read says so to its readers', () => {
  const document = readParsed(parseFaq, 'a.json', '[{"question": "Is it?", "answer": "It is.\\nTruly."}]');
  expect(saidIn(document)).toEqual([['Is it?', 'It is.', 'Truly.']]);
});
