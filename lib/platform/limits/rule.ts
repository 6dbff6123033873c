import * as z from 'zod';

/**
 * One limit. `quiet` is how much a container lets through before it reads the shared count. An ordinary caller stays
 * below it, so counting costs no write.
 */
export const rule = z.strictObject({
  limit: z.int().min(1).meta({ description: 'Times in a window.' }),
  seconds: z.int().min(1).max(86_400),
  quiet: z.int().min(1),
});
export type Rule = z.infer<typeof rule>;
