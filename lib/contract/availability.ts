import * as z from 'zod';
import { dealId } from './ids.ts';
import { instant } from './instant.ts';
import { maxStock } from './max-stock.ts';

export const dealStates = ['draft', 'scheduled', 'live', 'paused', 'ended', 'cancelled'] as const;
export const dealState = z
  .enum(dealStates)
  .meta({ id: 'DealState', description: 'The deal’s stage between draft and end.' });
export type DealState = z.infer<typeof dealState>;

/** Units of a deal. */
export const units = z.int().min(0).max(maxStock).meta({ format: 'int64' });

export const availability = z
  .object({
    dealId,
    state: dealState,
    soldOut: z.boolean(),
    available: units.meta({ description: 'Units that you can order. None while people wait in line.' }),
    waiting: units.optional().meta({
      description:
        'How many wait in line. Present while a line exists: returned units are offered to it. Join with `POST /v1/waiting-list`.',
    }),
    startsAt: instant,
    endsAt: instant,
    now: instant.meta({ description: 'The server’s time, for countdowns.' }),
  })
  .meta({ id: 'Availability' });
export type Availability = z.infer<typeof availability>;
