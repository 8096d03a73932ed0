// The process that a reader model runs in, and the only place that names its library: it loads what is in the folder, and never anything else.
import type { Inputs, Model, Tensor, Tokenizer } from '@huggingface/transformers';
import { given, threads } from './limits.ts';
import type { Judge, Load, Said } from './messages.ts';

/** How probable it is that the passage answers the question, 0 to 1. */
type Score = (question: string, passage: string) => Promise<number>;

const say = (said: Said): void => void process.send?.(said);
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300) ?? '';

let last: Promise<unknown> = Promise.resolve();
process.once('message', (load: Load) => {
  const score = loaded(load);
  last = score.then(
    () => say({ ready: true }),
    (error: unknown) => say({ wrong: isMissing(error) ? 'library' : 'model', reason: reasonOf(error) }),
  );
  process.on('message', (asked: Judge) => {
    // The time runs while others are judged.
    const until = performance.now() + asked.ms;
    last = last.then(async () => say(await judged(await score, asked, until))).catch(() => process.exit(1));
  });
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit());

/** One pair after the other: what stands beside a passage never changes its score. */
async function judged(score: Score, { id, question, passages }: Judge, until: number): Promise<Said> {
  const verdicts: number[] = [];
  try {
    for (const passage of passages) {
      if (performance.now() > until) return { id, verdicts: undefined };
      verdicts.push(await score(question, passage));
    }
    return { id, verdicts };
  } catch (error) {
    return { id, verdicts: undefined, failed: reasonOf(error) };
  }
}

async function loaded({ folder, kind, dtype }: Load): Promise<Score> {
  const library = await import('@huggingface/transformers');
  library.env.allowRemoteModels = false;
  library.env.allowLocalModels = true;
  library.env.useFSCache = false;
  const local = { local_files_only: true };
  const loader =
    kind === 'cross-encoder'
      ? library.AutoModelForSequenceClassification
      : library.AutoModelForQuestionAnswering;
  const [tokenizer, model] = await Promise.all([
    library.AutoTokenizer.from_pretrained(folder, local),
    loader.from_pretrained(folder, {
      ...local,
      dtype,
      device: 'cpu',
      session_options: {
        intraOpNumThreads: threads,
        interOpNumThreads: threads,
        executionMode: 'sequential',
      },
    }),
  ]);
  const verdict = kind === 'cross-encoder' ? relevance : answerability;
  return async (question, passage) => {
    const inputs = pairOf(question, passage, tokenizer, model);
    return verdict(await model(inputs), inputs, tokenizer);
  };
}

function pairOf(question: string, passage: string, tokenizer: Tokenizer, { config }: Model): Inputs {
  const most = Math.min(given.tokens, config.max_position_embeddings ?? given.tokens);
  const inputs = tokenizer(question, { text_pair: passage, truncation: true, max_length: most });
  const { data } = inputs.input_ids;
  // Cutting takes the end mark along, which models have never seen missing.
  if (data.length === most && tokenizer.sep_token_id !== undefined)
    data[most - 1] = BigInt(tokenizer.sep_token_id);
  return inputs;
}

type Verdict = (outputs: Readonly<Record<string, Tensor>>, inputs: Inputs, tokenizer: Tokenizer) => number;

/** A cross-encoder has one score, or one for each class: then the last one stands for "relevant". */
const relevance: Verdict = ({ logits }) => {
  const scores = numbersIn(logits);
  const best = scores.at(-1) ?? Number.NaN;
  if (scores.length === 1) return probability(best);
  return 1 / scores.reduce((sum, score) => sum + Math.exp(score - best), 0);
};

/** The best answer found in the passage against that there is none, which such models score at their first token. */
const answerability: Verdict = ({ start_logits, end_logits }, { input_ids }, { sep_token_id }) => {
  const [starts, ends] = [numbersIn(start_logits), numbersIn(end_logits)];
  const ids = [...input_ids.data].map(Number);
  const isMark = (at: number): boolean => ids[at] === sep_token_id;
  let best = Number.NEGATIVE_INFINITY;
  for (let from = ids.indexOf(sep_token_id ?? -1) + 1; from < ids.length; from++)
    for (let to = from; to < Math.min(ids.length, from + given.answer) && !isMark(to); to++)
      best = Math.max(best, (starts[from] ?? 0) + (ends[to] ?? 0));
  return probability(best - (starts[0] ?? 0) - (ends[0] ?? 0));
};

const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));
const numbersIn = (tensor: Tensor | undefined): readonly number[] => [...(tensor?.data ?? [])].map(Number);

/** The library itself is not installed: a fault inside it has other names in its message. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(?:ERR_)?MODULE_NOT_FOUND$/.test(String(error.code)) &&
  error.message.includes('@huggingface/transformers');
