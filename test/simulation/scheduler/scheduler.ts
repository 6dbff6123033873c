import { AsyncLocalStorage } from 'node:async_hooks';
import type { Choices } from './choices.ts';

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
  /** Lets one call happen, in a way that is chosen too. Crash and fault are left out unless there are odds for them. */
  advance(odds?: Odds): Promise<void>;
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
    async advance(odds = { ok: 1, fault: 0, crash: 0 }) {
      const chosen = choices.pick(parked.map(() => 1));
      const [call] = parked.splice(chosen, 1);
      if (!call) return;
      const faults = Object.keys(call.ways.faults ?? {});
      const crashes = call.actor ? ['crash before', 'crash after'] : [];
      const way = choices.pick([
        odds.ok,
        ...faults.map(() => odds.fault / faults.length),
        ...crashes.map(() => odds.crash / 2),
      ]);
      await happen(call, ['ok', ...faults, ...crashes][way] ?? 'ok');
      await quiet();
    },
  };
}

/** Resolves when every actor stands still: microtasks and ticks are done before the next turn of the event loop. */
export const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));
