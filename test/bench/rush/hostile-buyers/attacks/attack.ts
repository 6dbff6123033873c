import type { AttackKind, Person } from '../people.ts';
import type { Shop, Visitor } from '../shop.ts';
import type { Solver } from '../solver.ts';

/** How strong an attack is. */
export interface Force {
  /** How many tokens it tries to get. */
  readonly callers: number;
  /** How many addresses it has. */
  readonly addresses: number;
  /** Requests a second, of all its callers together. */
  readonly perSecond: number;
  /** How many challenges it pays people to solve. */
  readonly solves: number;
}

/** Where an attack happens. */
export interface Field {
  readonly shop: Shop;
  readonly force: Force;
  readonly solver: Solver;
  readonly random: () => number;
  /** The units that it asks for at a time: all that the deal allows. */
  readonly quantity: number;
  /** Floods end then; epoch milliseconds. */
  readonly endsAt: number;
  /** Requests of this attack that may be under way at once. */
  readonly mostInFlight: number;
  /** Nothing is left to be had. */
  readonly isOver: () => boolean;
  enlist(visitor: Visitor): Promise<Person | undefined>;
  /** Notes an order that was accepted before the opening. */
  acceptedEarly(bookingId: string): void;
}

export interface Attack {
  readonly kind: AttackKind;
  /** What it does, for people. */
  readonly says: string;
  /** Before the sale: gets tokens. */
  prepare(field: Omit<Field, 'endsAt'>): Promise<readonly Person[]>;
  /** From a second before the opening on. */
  run(field: Field, callers: readonly Person[]): Promise<void>;
}

/** A device id as an app makes one. */
export const deviceOf = (kind: AttackKind, number: number): string => `device-of-${kind}-${number}`;

/** Attackers have a network of their own, with a part for each kind. */
export const addressOf = (part: number, number: number): string =>
  `203.${part}.${(number >> 8) & 255}.${number & 255}`;

/** Gets tokens, so many a second, and answers those that were made. */
export async function enlistAll(
  field: Omit<Field, 'endsAt'>,
  visitorOf: (number: number) => Visitor,
): Promise<readonly Person[]> {
  const { force, shop } = field;
  const people: Person[] = [];
  const seconds = force.callers / Math.max(1, force.perSecond);
  await atRate({ ...field, endsAt: shop.now() + Math.ceil(seconds * 1_000) + 1 }, async (number) => {
    if (number >= force.callers) return;
    const person = await field.enlist(visitorOf(number));
    if (person) people.push(person);
  });
  return people;
}

const tickMs = 20;

/** Does something so many times a second until the flood ends; what finds too much under way is left out. */
export async function atRate(
  { shop, force, endsAt, mostInFlight }: Pick<Field, 'shop' | 'force' | 'endsAt' | 'mostInFlight'>,
  work: (number: number) => Promise<unknown>,
): Promise<void> {
  const begin = shop.now();
  const under = new Set<Promise<unknown>>();
  let number = 0;
  for (let sent = 0; shop.now() < endsAt; await shop.sleep(tickMs)) {
    const due = Math.floor(((shop.now() - begin + tickMs) / 1_000) * force.perSecond);
    for (; sent < due; sent++) {
      if (under.size >= mostInFlight) continue;
      const one = work(number++)
        .catch(() => undefined)
        .finally(() => under.delete(one));
      under.add(one);
    }
  }
  await Promise.all(under);
}
