// The stage of each test in a file, closed after it, with nothing said that Discord would refuse.
import { afterEach, expect } from 'vitest';
import { general, type Message } from '../../discord-server/world.ts';
import { replies, type Settings, type Stage, setStage } from './stage.ts';

export let stage: Stage;

/** Sets the stage and starts the bot, unless a test starts it itself. */
export async function begin(settings?: Settings, start = true): Promise<Stage> {
  stage = await setStage(settings);
  if (start) await stage.start();
  return stage;
}

/** The reply of this number, from 0, once it is there. */
export const nth = (n: number, channel = general): Promise<Message> =>
  stage.server.world.until(() => replies(stage, channel)[n]);

afterEach(async () => {
  expect(stage.server.world.violations).toEqual([]);
  await stage.close();
});
