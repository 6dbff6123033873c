import { AsyncLocalStorage } from 'node:async_hooks';
import type { Choices, Option } from './choices.ts';

/** How a call to the outside may go: each way is done at once, and answers or throws what the caller sees. */
export interface Ways<T> {
  readonly ok: () => T | Promise<T>;
  /** What may go wrong instead, by name. */
  readonly faults?: Readonly<Record<string, () => T | Promise<T>>>;
}

export type Ending = 'done' | 'crashed' | { readonly failed: unknown };

/** A function at work: a handler with its request or message. */
interface Actor {
  readonly name: string;
  readonly ended: (ending: Ending) => void;
  /** Who has lived past this is killed, as a function that times out. */
  readonly deadline: number;
  alive: boolean;
}

/** A call that waits for its turn. */
interface Parked {
  readonly actor: Actor | undefined;
  readonly what: string;
  readonly ways: Ways<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** How likely each way of a call is, while things may go wrong. */
export interface Odds {
  readonly ok: number;
  readonly fault: number;
  readonly crash: number;
}

export interface Scheduler {
  /** Starts an actor. It runs until its first call to the outside. */
  spawn(name: string, work: () => Promise<void>, ended?: (ending: Ending) => void): void;
  /** Every call to the outside goes through here, and waits until it is chosen. */
  call<T>(what: string, ways: Ways<T>): Promise<T>;
  /** How many calls wait. */
  waiting(): number;
  /** How many actors are at work, or how many of this name. */
  atWork(name?: string): number;
  /** Ends the actors whose time is over. */
  killOverdue(): void;
  /** The calls that wait, each as something that can happen next, in a way that is chosen too. */
  ready(odds: Odds): readonly (Option & { begin(): Promise<void> })[];
  /** Lets the call happen that has waited longest, and go well. */
  advance(): Promise<void>;
}

const current = new AsyncLocalStorage<Actor>();

/**
 * Runs actors one call at a time. All of them stand still at a call to the outside; which one goes on, and whether its
 * call goes well, is a choice. So two runs with the same choices are the same run.
 */
export function scheduler(
  choices: Choices,
  { clock, timeoutMs, note }: { clock: { now(): number }; timeoutMs: number; note: (line: string) => void },
): Scheduler {
  let parked: Parked[] = [];
  const working = new Set<Actor>();
  const crash = (actor: Actor) => {
    actor.alive = false;
    working.delete(actor);
    parked = parked.filter((other) => other.actor !== actor);
    actor.ended('crashed');
  };
  const settle = async ({ resolve, reject }: Parked, way: () => unknown) => {
    try {
      resolve(await way());
    } catch (error) {
      reject(error);
    }
  };
  const happen = async (call: Parked, way: string) => {
    const { actor, what, ways } = call;
    note(`${actor?.name ?? 'timer'}: ${what}${way === 'ok' ? '' : `  ← ${way}`}`);
    if (way === 'crash after') await (async () => ways.ok())().catch(() => undefined);
    if (way.startsWith('crash')) return actor && crash(actor);
    await settle(call, way === 'ok' ? ways.ok : (ways.faults?.[way] ?? ways.ok));
  };
  return {
    waiting: () => parked.length,
    atWork: (name) =>
      name === undefined ? working.size : [...working].filter((actor) => actor.name === name).length,
    killOverdue() {
      const overdue = new Set(
        parked.flatMap(({ actor }) => (actor && actor.deadline < clock.now() ? actor : [])),
      );
      for (const actor of overdue) {
        note(`${actor.name}: times out`);
        crash(actor);
      }
    },
    spawn(name, work, ended = () => undefined) {
      const actor: Actor = { name, ended, deadline: clock.now() + timeoutMs, alive: true };
      working.add(actor);
      void current.run(actor, async () => {
        const ending = await work().then(
          () => 'done' as const,
          (failed: unknown) => ({ failed }),
        );
        working.delete(actor);
        if (actor.alive) actor.ended(ending);
      });
    },
    call<T>(what: string, ways: Ways<T>) {
      const actor = current.getStore();
      if (actor && !actor.alive) return new Promise<T>(() => undefined);
      return new Promise<T>((resolve, reject) => {
        parked.push({ actor, what, ways, resolve: resolve as Parked['resolve'], reject });
      });
    },
    ready: (odds) =>
      parked.map((call) => ({
        name: withoutIds(`→ ${call.actor?.name}: ${call.what}`),
        weight: 1,
        async begin() {
          parked = parked.filter((other) => other !== call);
          await happen(call, choices.pick(waysOf(call, odds))?.name ?? 'ok');
        },
      })),
    async advance() {
      const call = parked.shift();
      if (call) await happen(call, 'ok');
    },
  };
}

/** Stripe's ids are new in every run. */
const withoutIds = (name: string) => name.replace(/\b(pi|evt|re|pm)_\w+/g, '');

function waysOf({ ways, actor }: Parked, odds: Odds): Option[] {
  const faults = Object.keys(ways.faults ?? {});
  const crashes = actor ? ['crash before', 'crash after'] : [];
  return [
    { name: 'ok', weight: odds.ok },
    ...faults.map((name) => ({ name, weight: odds.fault / faults.length })),
    ...crashes.map((name) => ({ name, weight: odds.crash / 2 })),
  ];
}

/** Resolves when every actor stands still: microtasks and ticks are done before the next turn of the event loop. */
export const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));
