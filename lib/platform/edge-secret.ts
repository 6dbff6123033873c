import * as z from 'zod';

/** The content of the edge's secret. Both values are valid, so that the new one can replace the old one at any time. */
export const edgeSecret = z.object({ current: z.string().min(32), previous: z.string().min(32).optional() });
export type EdgeSecret = z.infer<typeof edgeSecret>;
