import type { VirtualTime } from './time.ts';

/** Consumers of a queue: so many messages at a time, each again after a while when it failed. */
export function consumers<T>(
  time: VirtualTime,
  { lanes, again, consume }: { lanes: number; again: number; consume: (message: T) => Promise<void> },
) {
  const waiting: T[] = [];
  let busy = 0;
  const work = async (): Promise<void> => {
    for (let message = waiting.shift(); message !== undefined; message = waiting.shift()) {
      const current = message;
      await consume(current).catch(() => send(current, again));
    }
    busy -= 1;
  };
  const send = (message: T, delayMs: number): void =>
    void time.sleep(delayMs).then(() => {
      waiting.push(message);
      if (busy >= lanes) return;
      busy += 1;
      void work();
    });
  return { send, idle: () => busy === 0 && waiting.length === 0 };
}
