import type { BookingRecord } from '../../../../lib/bookings/booking.ts';
import type { Visit } from './honest.ts';
import type { AttackKind, Person } from './people.ts';
import type { Tally } from './tally.ts';
import type { Turn } from './turns.ts';

/** What the deal allows, and what the bench holds everybody to. */
export interface Rules {
  readonly maxUnitsPerOrder: number;
  readonly maxUnpaidUnits: number;
  /** Stripe's turns of one endpoint in a second. */
  readonly callsPerSecond: number;
  /** Sockets that one address may have open. */
  readonly socketsOfAddress: number;
}

/** What one kind of attackers did. */
export interface Attacked {
  readonly kind: AttackKind;
  readonly says: string;
  /** Tokens that it got. */
  readonly callers: number;
  /** Challenges that it had solved. */
  readonly solved: number;
  readonly tally: Tally;
}

/** Everything that is known of one sale when it is over; what counts comes from records. */
export interface Sale {
  readonly units: number;
  readonly opensAt: number;
  readonly rules: Rules;
  readonly bookings: readonly BookingRecord[];
  readonly people: ReadonlyMap<string, Person>;
  readonly visits: readonly Visit[];
  /** Of Stripe, in the order in which they were taken. */
  readonly turns: readonly Turn[];
  readonly attacked: readonly Attacked[];
  /** Orders that were accepted before the opening. */
  readonly early: readonly string[];
  readonly seconds: number;
}

/** The same sale without attackers, and with them. */
export interface Pair {
  readonly without: Sale;
  readonly beside: Sale;
}
