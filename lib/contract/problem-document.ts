import * as z from 'zod';
import { approvalId } from './ids.ts';
import { money } from './money.ts';
import { maxListedErrors, problemCodes } from './problem.ts';

/** One thing wrong with a request: `path` points at it, as in `body.price.currency`. */
export const fieldError = z.object({ path: z.string(), message: z.string() }).meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof fieldError>;

/** The widget to show when a request needs one. */
export const challenge = z
  .object({
    provider: z.enum(['turnstile']),
    siteKey: z.string(),
    action: z.string().meta({ description: 'Pass it to the widget.' }),
  })
  .meta({ id: 'Challenge', description: 'Which widget to show, and with what.' });
export type Challenge = z.infer<typeof challenge>;

/** RFC 9457 problem details, with our `code`, the field errors and the request id. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    code: z.enum(problemCodes),
    errors: z
      .array(fieldError)
      .max(maxListedErrors)
      .optional()
      .meta({ description: `The first ${maxListedErrors}.` }),
    challenge: challenge.optional().meta({ description: 'With `challenge_required`.' }),
    currentPrice: money.optional().meta({ description: 'With `price_changed`: what one unit costs now.' }),
    approvalId: approvalId.optional().meta({ description: 'With `approval_required`: what waits.' }),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

/** As an answer has it: ids are plain text there. */
export type Problem = z.input<typeof problem>;
