import * as z from 'zod';
import { sources } from '../events.ts';
import { instant } from '../instant.ts';

/**
 * CloudEvents 1.0 attributes around `data`. It travels as the `detail` of an EventBridge event whose
 * `source` and `detail-type` repeat `source` and `type`, so rules can match on them.
 * Consumers deduplicate on `source` and `id`.
 */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().meta({ description: 'Unique for the source; the same when a change is published again.' }),
  source: z.enum(sources),
  type: z.string().meta({ description: 'What happened, as in `booking.held`.' }),
  subject: z.string().meta({ description: 'The id of the thing that changed.' }),
  time: instant.meta({ description: 'When the change was committed.' }),
  datacontenttype: z.literal('application/json'),
  data: z.unknown().meta({ description: 'What the event is about, by its type.' }),
});

export type Envelope<T = unknown> = Omit<z.infer<typeof envelope>, 'data'> & { readonly data: T };
