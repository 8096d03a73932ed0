// The version that a question names: "how do I install it in v3?".

/** `question`: without the version. */
export type VersionNamed = { readonly version: string; readonly question: string };

const before = '(?:in|for|with|of|on|under|using|since|as of)';
const named = new RegExp(
  `(?:[\\s,(]+${before})?[\\s,(]+(?:the\\s+)?(?:(?:version|release)\\s+v?|v)(\\d+(?:\\.\\d+)*)(?:\\.x)?\\b\\)?|[\\s,(]+${before}\\s+(\\d+(?=\\.x\\b)|\\d+(?:\\.\\d+)+)(?:\\.x)?\\b(?!\\s*%)\\)?`,
  'iu',
);

export function versionNamed(question: string): VersionNamed | undefined {
  const match = named.exec(question);
  const version = match?.[1] ?? match?.[2];
  if (!match || version === undefined) return undefined;
  return {
    version,
    question: question.slice(0, match.index) + question.slice(match.index + match[0].length),
  };
}
