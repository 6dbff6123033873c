import { seededRandom } from '../stripe/random.ts';
import type { CrashPoint } from './function-spec.ts';

/** How often functions shall die in the middle of an invocation. */
export interface CrashRule {
  /** Names of functions. */
  functions: readonly string[];
  /** 0 to 1, of their invocations. */
  rate: number;
  seed: number;
  /** At most so many; without end unless given. */
  times?: number;
}

/** Crashes on purpose, as of a function that runs out of memory or time. */
export interface Crashes {
  add(rule: CrashRule): CrashSwitch;
  /** Where the next invocation of this function shall die; undefined when it shall live. */
  next(functionName: string): CrashPoint | undefined;
  /** Hears how many calls over the network an invocation made, so that the next crash hits one of them. */
  learn(functionName: string, calls: number): void;
}

/** A rule that is in force. */
export interface CrashSwitch {
  /** Ends it; answers how many invocations it has killed. */
  stop(): number;
}

const MOMENTS = ['before', 'during', 'after'] as const;

/**
 * Makes the switches. A moment is chosen by call and not by time, so that a seed repeats it: before the n-th call of
 * the invocation, while it is on its way, or after its answer came; n goes one beyond the calls of the last
 * invocation that lived, which is the moment before the function's own answer.
 */
export function createCrashes(): Crashes {
  const active = new Set<{ rule: CrashRule; random: () => number; killed: number }>();
  const callsOf = new Map<string, number>();
  return {
    add(rule) {
      if (!(rule.rate >= 0 && rule.rate <= 1)) throw new Error('The rate of crashes is a number from 0 to 1');
      const entry = { rule, random: seededRandom(rule.seed), killed: 0 };
      active.add(entry);
      return {
        stop: () => {
          active.delete(entry);
          return entry.killed;
        },
      };
    },
    next(functionName) {
      for (const entry of active) {
        const { rule, random, killed } = entry;
        if (!rule.functions.includes(functionName) || killed === (rule.times ?? Number.POSITIVE_INFINITY))
          continue;
        if (random() >= rule.rate) continue;
        entry.killed += 1;
        const call = 1 + Math.floor(random() * ((callsOf.get(functionName) ?? 3) + 1));
        return { call, moment: MOMENTS[Math.floor(random() * MOMENTS.length)] ?? 'before' };
      }
      return undefined;
    },
    learn: (functionName, calls) => void callsOf.set(functionName, calls),
  };
}
