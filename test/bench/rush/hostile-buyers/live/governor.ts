import { availableParallelism, cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** Lets attackers send so much that it takes no more than their share of the processor. */
export interface Governor {
  /** Resolves when one more request may be sent. */
  turn(): Promise<void>;
  /** What attackers took of the processor time that there was for this run, from 0 to 1. */
  share(): number;
  stop(): void;
}

const processors = availableParallelism();
const sampleMs = 1_000;

/**
 * @param share of the processor time that nobody else on this machine takes, from 0 to 1
 * @param costMs what a request of theirs takes of a processor, on both sides
 * @param used a clock of the processor time that this run has used
 */
export function governor(share: number, costMs: number, used: () => number): Governor {
  let available = processors;
  let next = 0;
  let [sent, thereWasMs] = [0, 0];
  let [idleBefore, usedBefore, before] = [idleMs(), used(), performance.now()];
  const timer = setInterval(() => {
    const [idle, mine, now] = [idleMs(), used(), performance.now()];
    const ms = idle - idleBefore + mine - usedBefore;
    // A second with little idle time and little of ours is one of somebody else's; a tenth of a processor is always there.
    available = Math.min(processors, Math.max(0.1, ms / (now - before)));
    thereWasMs += available * (now - before);
    [idleBefore, usedBefore, before] = [idle, mine, now];
  }, sampleMs);
  return {
    async turn() {
      const everyMs = costMs / (share * available);
      const now = performance.now();
      // What was not sent is not saved up.
      const mine = Math.max(next, now);
      next = mine + everyMs;
      sent += 1;
      if (mine > now) await sleep(mine - now);
    },
    share: () => (thereWasMs > 0 ? (sent * costMs) / thereWasMs : 0),
    stop: () => clearInterval(timer),
  };
}

const idleMs = () => cpus().reduce((sum, { times }) => sum + times.idle, 0);
