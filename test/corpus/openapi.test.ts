// Descriptions of interfaces as their readers see them: operations, parameters, answers, properties; nothing internal.
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseOpenApi } from '../../src/corpus/openapi.ts';
import { blocksOf, expectSound, readParsed, saidIn } from './read-parsed.ts';

const api = {
  openapi: '3.0.3',
  info: {
    title: 'Boats',
    version: '1.2',
    description: 'All about *boats*.\n\n# Limits\n\nTen a minute.',
    'x-logo': { altText: 'secret' },
  },
  servers: [{ url: 'https://example.org' }],
  tags: [{ name: 'Hire', description: 'To hire one.' }, { name: 'Other' }],
  paths: {
    '/boats/{id}': {
      get: {
        tags: ['Hire'],
        summary: 'Read a boat',
        operationId: 'secretBoat',
        description: 'Gives `one` boat.',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            description: 'Number of the boat.',
            schema: { type: 'integer' },
            example: 'secret',
          },
          { name: 'old', in: 'query', deprecated: true, schema: { type: 'string' } },
          { $ref: '#/components/parameters/Page' },
          { name: 'secret', in: 'query', 'x-internal': true, description: 'secret' },
        ],
        responses: {
          200: {
            description: 'The boat.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: { color: { type: 'string', description: 'As painted.', example: 'secret' } },
                },
              },
            },
          },
          404: { description: 'There is **none**.' },
          'x-secret': { description: 'secret' },
        },
      },
      delete: { 'x-internal': true, summary: 'secret', responses: {} },
    },
    '/secret': { 'x-internal': true, get: { summary: 'secret' } },
  },
  components: {
    schemas: {
      Boat: {
        description: 'A boat.',
        type: 'object',
        properties: { size: { type: 'number', description: 'In metres.' }, plain: { type: 'string' } },
      },
      Plain: { type: 'string' },
    },
    parameters: { Page: { name: 'page', in: 'query', description: 'Which page.' } },
  },
};
const read = [
  '# Boats',
  'All about boats.',
  '## Limits',
  'Ten a minute.',
  '## Hire',
  'To hire one.',
  '## /boats/{id}',
  '### GET Read a boat',
  'Gives one boat.',
  'id | path | required |  | Number of the boat.',
  'old | query |  | deprecated | ',
  '200 | The boat.',
  'color | string |  | As painted.',
  '404 | There is none.',
  '## Boat',
  'A boat.',
  'size | number |  | In metres.',
  'page | query |  |  | Which page.',
];

describe('an interface', () => {
  it.each([
    ['a.json', JSON.stringify(api)],
    ['a.json', JSON.stringify(api, undefined, 2)],
    ['a.yaml', stringify(api)],
    ['a.yml', stringify(api, { lineWidth: 20 })],
  ])('is read as its page shows it (%s)', (path, source) => {
    expect(blocksOf(parseOpenApi, path, source)).toEqual(read);
    const parsed = parseOpenApi(source, 0, path);
    expectSound(source, parsed);
    expect(parsed?.prose).not.toContain('secret');
    expect(parsed?.hidden?.map((o) => o.reason)).toEqual(['internal', 'internal', 'internal']);
  });

  it('has its operations quoted under path and method', () => {
    const document = readParsed(parseOpenApi, 'a.json', JSON.stringify(api));
    expect(document.title).toBe('Boats');
    expect(saidIn(document).find(([, first]) => first === 'Gives one boat.')?.[0]).toBe(
      'Boats > /boats/{id} > GET Read a boat',
    );
  });

  it('of Swagger 2, with keys in any order, is read too', () => {
    const source = stringify({
      definitions: { Boat: { properties: { size: { type: 'number', description: 'In metres.' } } } },
      info: { description: 'All.', title: 'Boats' },
      paths: {
        '/a': {
          get: {
            description: 'Reads it.',
            summary: 'Read',
            parameters: [{ description: 'A number.', in: 'query', name: 'n', required: true }],
          },
        },
      },
      swagger: '2.0',
    });
    expect(blocksOf(parseOpenApi, 'a.yaml', source)).toEqual([
      '## Boat',
      'size | number |  | In metres.',
      'All.',
      '# Boats',
      '## /a',
      '### GET',
      'Reads it.',
      'Read',
      'n | query | required |  | A number.',
    ]);
    expectSound(source, parseOpenApi(source, 0, 'a.yaml'));
  });

  it.each([
    ['settings', '{"name": "openapi", "version": "3.0.0"}'],
    ['another version', '{"openapi": "9.0.0", "info": {}}'],
    ['no information', '{"openapi": "3.0.0"}'],
    ['not sound', '{"openapi": "3.0.0", "info": {}'],
    ['levels beyond reason', `{"openapi": "3.0.0", "info": {}, "paths": ${'{"a":'.repeat(60_000)}`],
  ])('%s: not read', (_, source) => {
    expect(parseOpenApi(source, 0, 'a.json')).toBeUndefined();
  });

  it('with schemas in schemas comes to an end', () => {
    const nested = (depth: number): object =>
      depth === 0 ? {} : { type: 'object', description: 'A part.', properties: { inner: nested(depth - 1) } };
    const source = JSON.stringify({ openapi: '3.1.0', info: {}, components: { schemas: { A: nested(40) } } });
    expectSound(source, parseOpenApi(source, 0, 'a.json'));
  });
});
