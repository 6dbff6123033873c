import { seededRandom } from '../stripe/random.ts';
import type { CrashPoint } from './function-spec.ts';

/** The rule for functions that must die in the middle of an invocation. */
export interface CrashRule {
  /** Names of functions. */
  functions: readonly string[];
  /** The chance of each invocation, 0 to 1. */
  rate: number;
  seed: number;
  /** The most crashes. No limit by default. */
  times?: number;
}

/** Deliberate crashes, as when a function runs out of memory or time. */
export interface Crashes {
  add(rule: CrashRule): CrashSwitch;
  /** Returns the call at which the next invocation of this function must die. Undefined when it must live. */
  next(functionName: string): CrashPoint | undefined;
  /** Receives the number of network calls of an invocation, so that the next crash hits one of them. */
  learn(functionName: string, calls: number): void;
}

/** An active rule. */
export interface CrashSwitch {
  /** Ends the rule. Returns the number of invocations it has killed. */
  stop(): number;
}

const MOMENTS = ['before', 'during', 'after'] as const;

/**
 * Makes the switches. A crash is chosen by call and not by time, so that a seed repeats it. It comes before the n-th
 * call of the invocation, while the call is running, or after its answer. n may be one more than the calls of the last
 * completed invocation. That is the moment before the function's own answer.
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
