import * as z from 'zod';
import {
  type DealImport,
  type DealImportId,
  type DealImportLine,
  dealImportId,
  type dealImportStatuses,
  type ImportOutcome,
} from '../../contract/deal-import.ts';
import type { DealId, SellerId } from '../../contract/ids.ts';
import type { Actor } from '../../platform/actor.ts';
import { toInstant } from '../../platform/clock.ts';
import { queueOf } from '../../platform/queue.ts';

export type StopReason = NonNullable<DealImport['stopReason']>;

/** An import as stored. Instants are milliseconds since the epoch. */
export interface ImportJob {
  readonly id: DealImportId;
  readonly fileName: string;
  readonly columns: readonly string[];
  readonly publish: boolean;
  readonly status: (typeof dealImportStatuses)[number];
  readonly stopReason?: StopReason;
  readonly lines: number;
  readonly counts: Readonly<Record<ImportOutcome | 'published', number>>;
  /** The person whose rights the job has, as their last request proved them. */
  readonly by: Actor;
  /** Absent when an admin began it. */
  readonly sellerId?: SellerId;
  /** Tells a retry from another request with the same key. */
  readonly fingerprint: string;
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly updatedAt: number;
  readonly finishedAt?: number;
}

/** A line as stored. Without an outcome it was not worked on yet. */
export interface ImportLine {
  readonly line: number;
  readonly values: readonly string[];
  readonly outcome?: ImportOutcome;
  readonly published?: boolean;
  readonly dealId?: DealId;
  readonly problems?: DealImportLine['problems'];
}

/** The result of one line. */
export interface LineResult extends Omit<ImportLine, 'values'> {
  readonly outcome: ImportOutcome;
}

const importTask = z.object({ importId: dealImportId });
export type ImportTask = z.infer<typeof importTask>;

/** The queue of imports to work on. A job that needs longer than one run sends itself again. */
export const importTasks = queueOf('deal-imports', importTask);

export const toDealImport = ({
  by,
  fingerprint: _fingerprint,
  createdAt,
  startedAt,
  updatedAt,
  finishedAt,
  columns,
  ...job
}: ImportJob): DealImport => ({
  ...job,
  columns: [...columns],
  staffId: by.id,
  createdAt: toInstant(createdAt),
  updatedAt: toInstant(updatedAt),
  ...(startedAt !== undefined && { startedAt: toInstant(startedAt) }),
  ...(finishedAt !== undefined && { finishedAt: toInstant(finishedAt) }),
});

export const toDealImportLine = ({
  values,
  published = false,
  problems = [],
  ...line
}: ImportLine): DealImportLine => ({ ...line, values: [...values], published, problems });
