import * as z from 'zod';
import { isTimeZone } from './time-zone.ts';

/** The name of a zone, as IANA writes it. */
export const timeZoneName = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be a name of the IANA time zone database, as in Europe/Berlin')
  .meta({
    id: 'TimeZoneName',
    description: 'A name of the IANA time zone database.',
    example: 'Europe/Berlin',
  });
