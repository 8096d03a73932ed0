// The shape of what answers an event, and the list of all that are answered.
import type { ModalView } from '@slack/types';

/** Each is given the event's body as Slack sent it; `answer` closes or changes the window it came from, or acknowledges a post. */
export type Handler = (body: unknown, answer: (view?: ModalView) => Promise<void>) => Promise<void>;

/** The handler of everything that Slack may send, by name. */
export type Handlers = Readonly<
  Record<
    | 'post'
    | 'home'
    | 'command'
    | 'verify'
    | 'review'
    | 'gaps'
    | 'shortcut'
    | 'check'
    | 'action'
    | 'example'
    | 'askForm'
    | 'reportForm'
    | 'ruling',
    Handler
  >
>;
