import * as z from 'zod';
import { text } from './text.ts';

/** The fields in which buyers describe themselves, for one booking. */
export const contactFields = {
  name: text({ max: 120 }).optional(),
  email: z.email().max(254).optional(),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'must be an E.164 number, as in +4930123456')
    .optional()
    .meta({ description: 'E.164.', example: '+4930123456' }),
};
