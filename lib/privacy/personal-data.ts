import type { CustomerId } from '../contract/ids.ts';
import type { OpenMatter } from '../contract/privacy.ts';
import type { DeployedName, PersonalTable } from '../platform/tables.ts';

/** Whose data it is. */
export interface Person {
  readonly id: CustomerId;
  /** The user's `sub` in the pool of customers; absent once the sign-in is gone. */
  readonly subject?: string | undefined;
}

/** Something that is deployed and keeps data about customers, by the name it has after the stage. */
export type Place = `table:${DeployedName<PersonalTable>}` | `bucket:${string}` | `pool:${string}`;

/**
 * What one capability holds about a person. A capability that begins to hold something adds a source, or its table to
 * one; a test fails while a table that is `personal`, a bucket or a pool of the app is neither in a source nor among the anonymous
 * ones.
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

/** What holds nothing about a customer, and why; lib/platform/tables.ts says it of tables. */
export const anonymousPlaces: Readonly<Partial<Record<Place, string>>> = {
  'bucket:images': 'Pictures of what is sold.',
  'pool:staff': 'Those who work here: their data is kept and erased by their employer’s rules.',
};
