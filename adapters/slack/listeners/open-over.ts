// How a window opens: over the one it was asked for in, where it was.
import type { webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';

/** Opens a window, over the one the press came from if it came from one. */
export const openOver = (
  client: webApi.WebClient,
  from: { readonly trigger: string; readonly view?: { readonly type: string } | undefined },
  view: ModalView,
): Promise<unknown> =>
  from.view?.type === 'modal'
    ? client.views.push({ trigger_id: from.trigger, view })
    : client.views.open({ trigger_id: from.trigger, view });
