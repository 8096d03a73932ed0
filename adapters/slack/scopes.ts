// What does not work without the scopes that a workspace need not grant; pure.
import type { SlackConfig } from './config.ts';
import { declared } from './manifest.ts';

/** `granted` is empty where the server does not say. */
const missing = (granted: readonly string[], kind: string): string | undefined => {
  const lacking = declared.optionalScopes.filter(
    (scope) => granted.length > 0 && scope.endsWith(kind) && !granted.includes(scope),
  );
  return lacking.length === 0 ? undefined : `Not granted: ${lacking.join(', ')}; there, `;
};

/** Undefined where nothing is amiss. */
export function withoutHistory(granted: readonly string[]): string | undefined {
  const lacking = missing(granted, ':history');
  return lacking && `${lacking}${unseen}.`;
}

/** The same for telling members from others, which is needed where they may not read alike. */
export function withoutReading(
  granted: readonly string[],
  { audience, sharedAudience }: Pick<SlackConfig, 'audience' | 'sharedAudience'>,
): string | undefined {
  const lacking = missing(granted, ':read');
  return lacking && audience.some((name) => !sharedAudience.includes(name))
    ? `${lacking}documents with an audience are kept back, for guests and shared channels cannot be told from members and channels of your own: add the scopes of the manifest and install the app again.`
    : undefined;
}

const unseen =
  'no follow-ups without a mention; a post whose response was lost is not repeated; and what was left unfinished is answered after a restart without looking whether a reply stands';
