// What went wrong with a call to Slack, as a value: whether to wait, to try again, to give up, or to end.

import { StartError } from '../../adapter.ts';
import type { Fault } from '../../kit/deliver.ts';
import { slackOperators } from '../../operators.ts';
import { problem } from '../config.ts';

/** `refused`: we may not do this there. `revoked`: the token is dead. `wrong`: the payload or the call is our fault. */
export type Final = 'refused' | 'revoked' | 'wrong';

const revoked = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
]);

/** Codes of chat.postMessage, chat.postEphemeral and views.* that mean "not here", from their reference pages. */
const refused = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'user_not_in_channel',
  'user_is_restricted',
  'messages_tab_disabled',
  'cannot_reply_to_message',
  'thread_not_found',
  'message_not_found',
  'ekm_access_denied',
  'missing_scope',
  'no_permission',
  'access_denied',
  'team_access_not_granted',
]);

const passing = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

/** Never reached Slack at all. */
const unreached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What an error of a call to Slack means for the next attempt. */
export function faultOf(error: unknown): Fault<Final> {
  const code = text(error, 'code');
  if (code === 'slack_webapi_rate_limited_error') {
    return limited((Number(get(error, 'retryAfter')) || 1) * 1_000);
  }
  if (code === 'slack_webapi_platform_error') return platformFault(text(get(error, 'data'), 'error'));
  if (code === 'slack_webapi_http_error' || code === 'slack_bolt_respond_error') {
    return { kind: 'again', unsure: 'perhaps', reason: `HTTP ${Number(get(error, 'statusCode'))}` };
  }
  const cause = causeCode(error);
  return { kind: 'again', unsure: unreached.has(cause) ? 'no' : 'likely', reason: cause || 'no response' };
}

function platformFault(reason: string): Fault<Final> {
  if (revoked.has(reason)) return { kind: 'final', as: 'revoked', reason };
  if (refused.has(reason)) return { kind: 'final', as: 'refused', reason };
  if (passing.has(reason)) return { kind: 'again', unsure: 'perhaps', reason };
  if (reason === 'ratelimited' || reason === 'rate_limited') return limited(1_000);
  return { kind: 'final', as: 'wrong', reason };
}

const limited = (ms: number): Fault<Final> => ({ kind: 'wait', ms, reason: 'rate limited' });

/** What Slack said where the token is dead; undefined for every other fault. */
export function revokedBy(error: unknown): string | undefined {
  const fault = faultOf(error);
  return fault.kind === 'final' && fault.as === 'revoked' ? fault.reason : undefined;
}

/** A dead or missing secret in one readable line: what Slack said, and where the right one is found. */
export function startError(variable: Parameters<typeof problem>[0], reason: string): StartError {
  const { expected, where } = problem(variable);
  return new StartError(variable, ...slackOperators.refused(reason, expected, where));
}

const get = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

const text = (value: unknown, key: string): string => {
  const found = get(value, key);
  return typeof found === 'string' ? found : '';
};

/** The innermost code of a chain of causes: what the socket said. */
function causeCode(error: unknown): string {
  let code = '';
  for (
    let e: unknown = error, depth = 0;
    e instanceof Error && depth < 6;
    e = e.cause ?? get(e, 'original'), depth += 1
  ) {
    const own = text(e, 'code');
    if (own !== '' && !own.startsWith('slack_')) code = own;
  }
  return code;
}
