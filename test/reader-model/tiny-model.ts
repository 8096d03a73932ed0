// A reader model small enough to write down: each word has a weight, and the weights of what is read are the scores.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words and what each counts for; every other word counts `other`. */
export type Weights = { readonly words: Readonly<Record<string, number>>; readonly other: number };

const marks = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/**
 * Writes a folder as the export of a real model is laid out. A cross-encoder's one score is the sum of the weights of all
 * words; for a question-answering model they are the scores of where an answer begins and ends.
 */
export function writeTinyModel(
  folder: string,
  kind: 'cross-encoder' | 'question-answering',
  weights: Weights,
  name = 'model',
): void {
  const words = Object.keys(weights.words);
  const vocab = Object.fromEntries([...marks, ...words].map((word, id) => [word, id]));
  const values = [0, weights.other, 0, 0, ...Object.values(weights.words)];
  const architecture =
    kind === 'cross-encoder' ? 'BertForSequenceClassification' : 'BertForQuestionAnswering';
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const write = (file: string, value: unknown): void =>
    writeFileSync(join(folder, file), JSON.stringify(value));
  write('config.json', { model_type: 'bert', architectures: [architecture], max_position_embeddings: 64 });
  write('tokenizer_config.json', {
    tokenizer_class: 'BertTokenizer',
    model_max_length: 64,
    unk_token: '[UNK]',
    sep_token: '[SEP]',
    pad_token: '[PAD]',
    cls_token: '[CLS]',
  });
  write('tokenizer.json', tokenizerOf(vocab));
  writeFileSync(
    join(folder, `onnx/${name}.onnx`),
    kind === 'cross-encoder' ? crossEncoder(values) : answerFinder(values),
  );
}

const tokenizerOf = (vocab: Readonly<Record<string, number>>) => ({
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: marks.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  })),
  normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: { type: 'BertProcessing', sep: ['[SEP]', 3], cls: ['[CLS]', 2] },
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab,
  },
});

// What follows writes the protocol buffers of ONNX; the numbers are those of its fields.

function crossEncoder(weights: readonly number[]): Buffer {
  const axis = tensor('axis', 7, [1], Buffer.from(new BigInt64Array([1n]).buffer));
  return model(
    [node('Gather', ['weights', 'input_ids'], ['each']), node('ReduceSum', ['each', 'axis'], ['logits'])],
    [weightsOf(weights), axis],
    [value('logits', 1, ['batch', 1])],
  );
}

function answerFinder(weights: readonly number[]): Buffer {
  const outputs = ['start_logits', 'end_logits'];
  return model(
    outputs.map((name) => node('Gather', ['weights', 'input_ids'], [name])),
    [weightsOf(weights)],
    outputs.map((name) => value(name, 1, ['batch', 'length'])),
  );
}

const weightsOf = (weights: readonly number[]): Buffer =>
  tensor('weights', 1, [weights.length], Buffer.from(new Float32Array(weights).buffer));

function model(nodes: readonly Buffer[], tensors: readonly Buffer[], outputs: readonly Buffer[]): Buffer {
  const graph = Buffer.concat([
    ...nodes.map((one) => field(1, one)),
    field(2, 'tiny'),
    ...tensors.map((one) => field(5, one)),
    field(11, value('input_ids', 7, ['batch', 'length'])),
    ...outputs.map((one) => field(12, one)),
  ]);
  const operators = Buffer.concat([field(1, ''), field(2, 13)]);
  return Buffer.concat([field(1, 8), field(7, graph), field(8, operators)]);
}

const node = (operator: string, inputs: readonly string[], outputs: readonly string[]): Buffer =>
  Buffer.concat([
    ...inputs.map((name) => field(1, name)),
    ...outputs.map((name) => field(2, name)),
    field(4, operator),
  ]);

const tensor = (name: string, type: number, dims: readonly number[], raw: Buffer): Buffer =>
  Buffer.concat([...dims.map((dim) => field(1, dim)), field(2, type), field(8, name), field(9, raw)]);

function value(name: string, type: number, dims: readonly (string | number)[]): Buffer {
  const shape = Buffer.concat(
    dims.map((dim) => field(1, typeof dim === 'number' ? field(1, dim) : field(2, dim))),
  );
  const of = Buffer.concat([field(1, type), field(2, shape)]);
  return Buffer.concat([field(1, name), field(2, field(1, of))]);
}

/** A number as a varint; text and messages with their length. */
function field(number: number, content: number | string | Buffer): Buffer {
  if (typeof content === 'number') return Buffer.concat([varint(number << 3), varint(content)]);
  const bytes = Buffer.from(content);
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return Buffer.from([...bytes, left]);
}
