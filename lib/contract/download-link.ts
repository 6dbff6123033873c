import * as z from 'zod';
import { instant } from './instant.ts';

/** A link to a file with people in it. */
export const downloadLink = z.object({
  url: z.url().meta({ description: 'Whoever has it can read the file until it expires: do not share it.' }),
  expiresAt: instant,
});
