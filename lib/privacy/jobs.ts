import * as z from 'zod';
import { customerId, exportId } from '../contract/ids.ts';
import { queueOf } from '../platform/queue.ts';

// Messages only carry ids. Personal data stays in the table.

const exportJob = z.object({ customerId, exportId });
export type ExportJob = z.infer<typeof exportJob>;
const erasureJob = z.object({ customerId });
export type ErasureJob = z.infer<typeof erasureJob>;

/** The queue of requests for an export. */
export const exportJobs = queueOf('exports', exportJob);

/** The queue of deletion requests. */
export const erasureJobs = queueOf('erasures', erasureJob);
