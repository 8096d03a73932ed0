// The folder of a reader model: what has to be in it, and which of its files are taken.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What kind of model it is, and in which precision it is stored (as the library calls it). */
export type ModelFiles = {
  readonly kind: 'cross-encoder' | 'question-answering';
  readonly dtype: 'fp32' | 'q8';
};

/** The full precision is taken where both are there. */
const weights = [
  ['fp32', 'onnx/model.onnx'],
  ['q8', 'onnx/model_quantized.onnx'],
] as const;

const kinds = [
  ['cross-encoder', 'ForSequenceClassification'],
  ['question-answering', 'ForQuestionAnswering'],
] as const;

/** What is in the folder, or in a few words what is wrong with it. */
export async function modelFilesIn(folder: string): Promise<ModelFiles | { readonly wrong: string }> {
  const isThere = async (name: string): Promise<boolean> =>
    (await stat(join(folder, name)).catch(() => undefined))?.isFile() === true;
  if ((await stat(folder).catch(() => undefined))?.isDirectory() !== true)
    return { wrong: 'there is no such folder' };
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json'])
    if (!(await isThere(name))) return { wrong: `it has no ${name}` };
  const there = await Promise.all(weights.map(([, name]) => isThere(name)));
  const [dtype] = weights.find((_, at) => there[at]) ?? [];
  if (dtype === undefined) return { wrong: `it has no ${weights.map(([, name]) => name).join(' or ')}` };
  const made = await architecturesIn(join(folder, 'config.json'));
  const [kind] = kinds.find(([, ending]) => made.some((name) => name.endsWith(ending))) ?? [];
  if (kind === undefined) return { wrong: 'its config.json names another kind under "architectures"' };
  return { kind, dtype };
}

async function architecturesIn(file: string): Promise<readonly string[]> {
  try {
    const { architectures } = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(architectures) ? architectures.map(String) : [];
  } catch {
    return [];
  }
}
