// A clock for durations: nobody can set it, so that nothing waits for ever or ends at once when the machine's clock is put right.

/** Milliseconds that only grow; they began with what the machine's clock said when this process started. */
export const steadyNow = (): number => performance.timeOrigin + performance.now();
