// What is used of @huggingface/transformers, which only operators with a reader model install: its own types are not there.
declare module '@huggingface/transformers' {
  type Tensor = { readonly data: Iterable<bigint | number>; readonly dims: readonly number[] };
  type Inputs = { readonly input_ids: Tensor & { readonly data: BigInt64Array } };
  type Tokenizer = {
    (
      text: string,
      options: { readonly text_pair: string; readonly truncation: boolean; readonly max_length: number },
    ): Inputs;
    readonly sep_token_id?: number;
  };
  type Options = {
    readonly local_files_only: boolean;
    readonly device: string;
    readonly dtype: string;
    readonly session_options: {
      readonly intraOpNumThreads: number;
      readonly interOpNumThreads: number;
      readonly executionMode: string;
    };
  };
  type Model = {
    (inputs: Inputs): Promise<Readonly<Record<string, Tensor>>>;
    readonly config: {
      readonly architectures?: readonly string[];
      readonly max_position_embeddings?: number;
    };
  };
  type Loader = { from_pretrained(folder: string, options: Options): Promise<Model> };

  export const env: { allowRemoteModels: boolean; allowLocalModels: boolean; useFSCache: boolean };
  export const AutoTokenizer: {
    from_pretrained(folder: string, options: { readonly local_files_only: boolean }): Promise<Tokenizer>;
  };
  export const AutoModelForSequenceClassification: Loader;
  export const AutoModelForQuestionAnswering: Loader;
}
