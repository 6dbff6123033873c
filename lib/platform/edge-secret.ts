import * as z from 'zod';

/** What the secret of the edge holds: both are good, so that one may take the other's place at any time. */
export const edgeSecret = z.object({ current: z.string().min(32), previous: z.string().min(32).optional() });
export type EdgeSecret = z.infer<typeof edgeSecret>;
