import * as z from 'zod';
import { approvalId } from './ids.ts';
import { imageFault } from './image.ts';
import { money } from './money.ts';
import { maxListedErrors, problemCodes } from './problem.ts';

/** One fault in a request. `path` names its place, as in `body.price.currency`. */
export const fieldError = z.object({ path: z.string(), message: z.string() }).meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof fieldError>;

/** The widget to show when a request needs a challenge. */
export const challenge = z
  .object({
    provider: z.enum(['turnstile']),
    siteKey: z.string(),
    action: z.string().meta({ description: 'Pass it to the widget.' }),
  })
  .meta({ id: 'Challenge', description: 'The widget to show, and its parameters.' });
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
      .meta({ description: `At most ${maxListedErrors}.` }),
    challenge: challenge.optional().meta({ description: 'With `challenge_required`.' }),
    currentPrice: money.optional().meta({ description: 'With `price_changed`: the price of one unit now.' }),
    approvalId: approvalId
      .optional()
      .meta({ description: 'With `approval_required`: the request that waits for a colleague.' }),
    imageFault: imageFault.optional().meta({ description: 'With `image_refused`: the reason.' }),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

/** A problem as an answer has it, where ids are plain text. */
export type Problem = z.input<typeof problem>;
