import type { DealImport } from '@stampede/mobile-sdk/admin';

/** After so long without an outcome, the work was probably interrupted. A lost message comes back after three minutes. */
const stalledMs = 5 * 60_000;

/** Returns how many lines have their outcome. */
export const linesDone = ({ counts }: Pick<DealImport, 'counts'>): number =>
  counts.created + counts.changed + counts.unchanged + counts.failed;

/** Returns the part of the lines that have their outcome, in percent. */
export const percentDone = (job: Pick<DealImport, 'counts' | 'lines'>): number =>
  job.lines === 0 ? 100 : Math.floor((linesDone(job) / job.lines) * 100);

/** Returns whether an import runs and nothing has happened for a while. */
export const isStalled = ({ status, updatedAt }: Pick<DealImport, 'status' | 'updatedAt'>, now: number) =>
  status === 'running' && now - Date.parse(updatedAt) > stalledMs;
