// Notices a gateway that stays away, so that a supervisor can start the process anew.
import { StartError } from '../adapter.ts';
import { times } from './limits.ts';

/** Call it now and then with the time in milliseconds; gives the error once the connection has been away too long. */
export type Watchdog = (now: number, connected: boolean) => StartError | undefined;

export function createWatchdog(started: number): Watchdog {
  let alive = started;
  let told = false;
  return (now, connected) => {
    if (connected) alive = now;
    if (told || now - alive < times.dead) return undefined;
    told = true;
    return new StartError(
      'DISCORD_API_URL',
      `The gateway has been away for ${Math.round((now - alive) / 60_000)} minutes.`,
      'check the network; a supervisor should start the process again',
    );
  };
}
