// Answering through a response_url: the way to one person that needs no scope and no membership.
import { times } from '../limits.ts';

/** Slack did not take it. Its name for the fault is `code`, as Bolt's own errors have it. */
class RespondFault extends Error {
  readonly code:
    | 'slack_bolt_respond_error'
    | 'slack_webapi_rate_limited_error'
    | 'slack_webapi_platform_error';
  readonly statusCode: number;
  readonly retryAfter: number;
  readonly data: { readonly error: string };
  constructor(statusCode: number, retryAfter: number) {
    super(`response_url answered ${statusCode}`);
    this.name = 'RespondFault';
    this.statusCode = statusCode;
    this.retryAfter = retryAfter;
    this.data = { error: 'no_permission' };
    this.code =
      statusCode === 429
        ? 'slack_webapi_rate_limited_error'
        : statusCode >= 500
          ? 'slack_bolt_respond_error'
          : 'slack_webapi_platform_error';
  }
}

/** Rejects with a RespondFault, or with fetch's own error when there was no answer. A 4xx means used up or expired. */
export async function respondTo(url: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(times.call),
    redirect: 'error',
  });
  await response.body?.cancel();
  if (!response.ok) throw new RespondFault(response.status, Number(response.headers.get('retry-after')) || 1);
}
