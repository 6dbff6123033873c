import type { CustomerId } from '../contract/ids.ts';
import type { OpenMatter } from '../contract/privacy.ts';

/** Whose data it is. */
export interface Person {
  readonly id: CustomerId;
  /** The user's `sub` in the pool of customers; absent once the sign-in is gone. */
  readonly subject?: string | undefined;
}

/** Something that is deployed and keeps data, by the name it has after the stage. */
export type Place = `table:${string}` | `bucket:${string}` | `pool:${string}`;

/**
 * What one capability holds about a person. A capability that begins to hold something adds a source, or its table to
 * one; a test fails while a table, bucket or pool of the app is neither in a source nor among the anonymous ones.
 */
export interface PersonalData {
  /** The heading in the export. */
  readonly name: string;
  readonly places: readonly Place[];
  /** Ends what the person could end themselves, before it is asked what is open. Safe to repeat. */
  settle?(person: Person): Promise<void>;
  /** What has to come to its end before anything may be erased. */
  openMatters?(person: Person): Promise<readonly OpenMatter[]>;
  /** Everything, in the words of the API where it has some. */
  export(person: Person): AsyncIterable<unknown>;
  /** Keeps what is there from growing, before anything is erased. Safe to repeat. */
  lock?(person: Person): Promise<void>;
  /** Erases all of it, or all that tells whose it was. Safe to repeat, also after a crash half-way. */
  erase(person: Person): Promise<void>;
}

/** What holds nothing about a customer, and why. */
export const anonymousPlaces: Readonly<Record<Place, string>> = {
  'table:deals': 'What is sold. A seller id stands for a business account of the staff pool.',
  'table:stock': 'Counts. The intent of a claim names buyers’ ids, and is gone after 7 days.',
  'table:figures': 'Counts by deal and minute, and ids of events.',
  'table:live':
    'What was told on sockets, by ids, for an hour; who listens, by the ids of connections and buyers, for as long as they do.',
  'table:ledger': 'What happened to money, by booking: amounts and instants.',
  'table:switches': 'What is switched off; blocked addresses as digests under a key, until the block ends.',
  'table:audit':
    'What staff did, by staff id and their address; of a booking only what changed, not whose it is.',
  'table:staff':
    'Who of the staff gave back how much on which day, whose tokens were ended, and what waits for a colleague’s approval, by staff id, deal and booking id; of a booking not whose it is.',
  'bucket:images': 'Pictures of what is sold.',
  'pool:staff': 'Those who work here: their data is kept and erased by their employer’s rules.',
};
