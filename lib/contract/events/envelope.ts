import * as z from 'zod';
import { sources } from '../events.ts';
import { instant } from '../instant.ts';

/**
 * CloudEvents 1.0 attributes around `data`. The envelope is the `detail` of an EventBridge event. The event’s `source`
 * and `detail-type` repeat `source` and `type`, so that rules can match on them. Consumers deduplicate by `source` and
 * `id`.
 */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z
    .string()
    .meta({ description: 'Unique within the source. The same when a change is published again.' }),
  source: z.enum(sources),
  type: z.string().meta({ description: 'The event’s name, as in `booking.held`.' }),
  subject: z.string().meta({ description: 'The id of the changed object.' }),
  time: instant.meta({ description: 'When the change was committed.' }),
  datacontenttype: z.literal('application/json'),
  data: z.unknown().meta({ description: 'The data of the event, by its type.' }),
});

export type Envelope<T = unknown> = Omit<z.infer<typeof envelope>, 'data'> & { readonly data: T };
