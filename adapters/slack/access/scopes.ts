// What does not work without the scopes that a workspace need not grant; pure.
import { slackOperators } from '../../operators.ts';
import type { SlackConfig } from '../config.ts';
import { declared } from '../manifest.ts';

/** `granted` is empty where the server does not say. */
const lacking = (granted: readonly string[], kind: string): readonly string[] =>
  declared.optionalScopes.filter(
    (scope) => granted.length > 0 && scope.endsWith(kind) && !granted.includes(scope),
  );

/** Undefined where nothing is amiss. */
export function withoutHistory(granted: readonly string[]): string | undefined {
  const scopes = lacking(granted, ':history');
  return scopes.length === 0 ? undefined : slackOperators.withoutHistory(scopes);
}

/** The same for telling members from others, which is needed where they may not read alike. */
export function withoutReading(
  granted: readonly string[],
  { audience, sharedAudience }: Pick<SlackConfig, 'audience' | 'sharedAudience'>,
): string | undefined {
  const scopes = lacking(granted, ':read');
  const differ = audience.some((name) => !sharedAudience.includes(name));
  return scopes.length > 0 && differ ? slackOperators.withoutReading(scopes) : undefined;
}
