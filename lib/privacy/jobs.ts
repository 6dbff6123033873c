import * as z from 'zod';
import { customerId, exportId } from '../contract/ids.ts';
import { queueOf } from '../platform/queue.ts';

// Messages name ids only: what leads to the person stays in the table.

const exportJob = z.object({ customerId, exportId });
export type ExportJob = z.infer<typeof exportJob>;
const erasureJob = z.object({ customerId });
export type ErasureJob = z.infer<typeof erasureJob>;

/** Where requests for somebody's data wait. */
export const exportJobs = queueOf('exports', exportJob);

/** Where requests to be forgotten wait. */
export const erasureJobs = queueOf('erasures', erasureJob);
