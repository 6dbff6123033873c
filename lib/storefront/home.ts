import type { Instant } from '../contract/instant.ts';
import type { StorefrontBlock } from '../contract/storefront.ts';
import type { PlannedVersion } from '../contract/storefront-staff.ts';

/** The draft as stored. */
export interface StoredDraft {
  readonly blocks: readonly StorefrontBlock[];
  readonly version: number;
  readonly updatedAt?: Instant;
  readonly updatedBy?: string;
}

/** A published version as stored. Only its withdrawal is ever added. */
export interface StoredVersion {
  readonly version: number;
  readonly from: Instant;
  readonly blocks: readonly StorefrontBlock[];
  readonly publishedAt: Instant;
  readonly publishedBy: string;
  readonly note?: string;
  /** The draft that it was made of. */
  readonly draftVersion?: number;
  /** The instant that the request named. Absent: at once. */
  readonly askedFrom?: Instant;
  /** The version that it restored. */
  readonly copyOf?: number;
  readonly withdrawnAt?: Instant;
  readonly withdrawnBy?: string;
}

/** The plan of versions: the one that holds, and those that will. */
export interface StorefrontHead {
  /** Counts the changes of this record. */
  readonly version: number;
  /** The latest version's number. 0: nothing was ever published. */
  readonly latest: number;
  readonly planned: readonly PlannedVersion[];
}

export const emptyDraft: StoredDraft = { blocks: [], version: 0 };
export const emptyHead: StorefrontHead = { version: 0, latest: 0, planned: [] };
