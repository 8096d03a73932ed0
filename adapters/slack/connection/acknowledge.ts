// When a post is acknowledged: not before its question is safe, for what is acknowledged Slack never delivers again.
import type { App } from '@slack/bolt';

/** Tells Slack that an event arrived, so that it is not delivered again. */
export type Acknowledge = () => Promise<void>;

/** Events that ask. */
const asking: readonly unknown[] = ['app_mention', 'message'];

/** Bolt acknowledges every event before a listener hears of it. Of those that ask, this hands it to the listener instead. */
export function holdAcknowledgements(app: App): void {
  const process = app.processEvent.bind(app);
  app.processEvent = ({ ack, customProperties, ...event }) =>
    asking.includes(event.body.event?.type)
      ? process({ ...event, ack: nothing, customProperties: { ...customProperties, [held]: ack } })
      : process({ ...event, ack, ...(customProperties === undefined ? {} : { customProperties }) });
}

/** What was held, to be called as often as one likes; nothing where Bolt has acknowledged already. Rejects never. */
export function acknowledgement(context: Readonly<Record<string, unknown>>): Acknowledge {
  const ack = context[held];
  if (typeof ack !== 'function') return nothing;
  let done: Promise<void> | undefined;
  // Over a connection that is gone by now Slack hears nothing, and delivers again.
  return () => (done ??= Promise.resolve(ack()).then(nothing, nothing));
}

const held = 'acknowledge';
const nothing: Acknowledge = async () => undefined;
