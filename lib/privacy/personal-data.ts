import type { CustomerId } from '../contract/ids.ts';
import type { OpenMatter } from '../contract/privacy.ts';
import type { DeployedName, PersonalTable } from '../platform/tables.ts';

/** A customer whose data is exported or erased. */
export interface Person {
  readonly id: CustomerId;
  /** The user's `sub` in the pool of customers; absent once the sign-in is gone. */
  readonly subject?: string | undefined;
}

/** A deployed resource that stores data about customers, by its name after the stage. */
export type PersonalPlace = `table:${DeployedName<PersonalTable>}` | `bucket:${string}` | `pool:${string}`;

/**
 * The personal data of one capability. A capability that begins to store personal data adds a source, or adds its table
 * to one. A test fails for each table marked `personal`, each bucket and each pool that is neither in a source nor
 * declared anonymous.
 */
export interface PersonalData {
  /** The heading in the export. */
  readonly name: string;
  readonly places: readonly PersonalPlace[];
  /** Ends what the person could end themselves, before the check for open matters. Safe to repeat. */
  settle?(person: Person): Promise<void>;
  /** Lists the matters that must end before any data may be erased. */
  openMatters?(person: Person): Promise<readonly OpenMatter[]>;
  /** Yields all data, in the API's form where there is one. */
  export(person: Person): AsyncIterable<unknown>;
  /** Stops the data from growing, before any of it is erased. Safe to repeat. */
  lock?(person: Person): Promise<void>;
  /**
   * Erases the data, or everything in it that identifies the person. Safe to repeat, also after a crash in the middle.
   */
  erase(person: Person): Promise<void>;
}

/** The places without data about customers, and the reasons. For tables, lib/platform/tables.ts has them. */
export const anonymousPlaces: Readonly<Partial<Record<PersonalPlace, string>>> = {
  'bucket:images': 'Pictures of the goods.',
  'bucket:console': 'The files of the admin console, the same for everybody.',
  'pool:staff': 'Members of staff. Their employer’s rules say how long the data is kept.',
};
