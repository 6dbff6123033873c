import { type Answer, type Caller, isAccepted, type Shop, type Visitor } from './shop.ts';
import type { Solver } from './solver.ts';

/** The kinds of attackers, each with a file of its own in `attacks/`. */
export const attackKinds = [
  'early_retries',
  'guest_hoard',
  'one_address',
  'holders',
  'confirmation_pollers',
  'card_testers',
  'socket_flood',
] as const;
export type AttackKind = (typeof attackKinds)[number];
export type Kind = 'honest' | AttackKind;

export interface Person extends Caller {
  readonly kind: Kind;
}

/** Everybody who has a token, by their id: whose a booking is, the records say. */
export interface People {
  /** Makes a guest of a visitor, with a solved challenge if it takes one. @returns undefined when the shop will not. */
  enlist(shop: Shop, visitor: Visitor, as: { kind: Kind; solver: Solver }): Promise<Person | undefined>;
  readonly byId: ReadonlyMap<string, Person>;
}

export function people(): People {
  const byId = new Map<string, Person>();
  return {
    byId,
    async enlist(shop, visitor, { kind, solver }) {
      const answer = await asGuest(shop, visitor, solver);
      if (!isAccepted(answer)) return undefined;
      const { guestId: buyerId, token } = answer.body;
      const person: Person = { ...visitor, kind, buyerId, token };
      byId.set(buyerId, person);
      return person;
    },
  };
}

async function asGuest(shop: Shop, visitor: Visitor, solver: Solver): Promise<Answer> {
  const answer = await shop.guest(visitor);
  if (answer.code !== 'challenge_required') return answer;
  const challengeToken = solver.solve();
  return challengeToken === undefined ? answer : shop.guest(visitor, challengeToken);
}
