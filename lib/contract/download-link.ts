import * as z from 'zod';
import { instant } from './instant.ts';

/** A link to a file with personal data. */
export const downloadLink = z.object({
  url: z
    .url()
    .meta({ description: 'Anyone with this link can read the file until it expires. Do not share it.' }),
  expiresAt: instant,
});
