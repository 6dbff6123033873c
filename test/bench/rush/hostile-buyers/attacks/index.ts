import type { AttackKind } from '../people.ts';
import type { Attack, Force } from './attack.ts';
import { cardTesters } from './card-testers.ts';
import { confirmationPollers } from './confirmation-pollers.ts';
import { earlyRetries } from './early-retries.ts';
import { guestHoard } from './guest-hoard.ts';
import { holders } from './holders.ts';
import { oneAddress } from './one-address.ts';
import { socketFlood } from './socket-flood.ts';

export const attacks: readonly Attack[] = [
  earlyRetries,
  guestHoard,
  oneAddress,
  holders,
  confirmationPollers,
  cardTesters,
  socketFlood,
];

export type Forces = Readonly<Record<AttackKind, Force>>;

/** What is played on a virtual clock. */
export const fullForce: Forces = {
  early_retries: { callers: 200, addresses: 200, perSecond: 2_000, solves: 10 },
  guest_hoard: { callers: 10_000, addresses: 50, perSecond: 1_000, solves: 10 },
  one_address: { callers: 2_000, addresses: 1, perSecond: 16_000, solves: 10 },
  holders: { callers: 20, addresses: 20, perSecond: 20, solves: 20 },
  confirmation_pollers: { callers: 10, addresses: 10, perSecond: 1_000, solves: 10 },
  card_testers: { callers: 10, addresses: 10, perSecond: 200, solves: 10 },
  socket_flood: { callers: 0, addresses: 1, perSecond: 1_000, solves: 0 },
};

/** The same in small, for `npm test`. */
export const smallForce: Forces = {
  early_retries: { callers: 5, addresses: 5, perSecond: 50, solves: 3 },
  guest_hoard: { callers: 60, addresses: 3, perSecond: 20, solves: 2 },
  one_address: { callers: 20, addresses: 1, perSecond: 100, solves: 2 },
  holders: { callers: 5, addresses: 5, perSecond: 20, solves: 5 },
  confirmation_pollers: { callers: 3, addresses: 3, perSecond: 20, solves: 3 },
  card_testers: { callers: 3, addresses: 3, perSecond: 10, solves: 3 },
  socket_flood: { callers: 0, addresses: 1, perSecond: 100, solves: 0 },
};

/** What is played on this machine, where a cap on its processor time slows it down further. */
export const livingForce: Forces = {
  early_retries: { callers: 20, addresses: 20, perSecond: 200, solves: 10 },
  guest_hoard: { callers: 500, addresses: 10, perSecond: 50, solves: 10 },
  one_address: { callers: 200, addresses: 1, perSecond: 200, solves: 10 },
  holders: { callers: 20, addresses: 20, perSecond: 20, solves: 20 },
  confirmation_pollers: { callers: 10, addresses: 10, perSecond: 50, solves: 10 },
  card_testers: { callers: 10, addresses: 10, perSecond: 20, solves: 10 },
  socket_flood: { callers: 0, addresses: 1, perSecond: 20, solves: 0 },
};
