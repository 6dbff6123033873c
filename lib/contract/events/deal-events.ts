import * as z from 'zod';
import { dealState } from '../availability.ts';
import { adminDeal } from '../deal.ts';
import { dealId, sellerId } from '../ids.ts';
import { newPicture } from '../image.ts';
import { instant } from '../instant.ts';
import { money } from '../money.ts';
import { defineEvent } from './define-event.ts';

/** The published data of a deal: the offer, without its current stock. */
export const dealSnapshot = adminDeal
  .omit({ soldOut: true, available: true, quantityTotal: true })
  .extend({ pictures: z.array(newPicture) })
  .meta({ id: 'DealSnapshot' });
export type DealSnapshot = z.infer<typeof dealSnapshot>;

const source = 'stampede.deals';
const ofDeal = <const T extends string>(type: T, summary: string) =>
  defineEvent({ type, source, summary, subject: dealId, data: dealSnapshot });

export const dealCreated = ofDeal('deal.created', 'A draft was created.');
export const dealUpdated = ofDeal('deal.updated', 'Something other than the state changed.');
export const dealScheduled = ofDeal('deal.scheduled', 'A draft was published. Its window opens later.');
export const dealStarted = ofDeal('deal.started', 'The deal went on sale.');
export const dealPaused = ofDeal('deal.paused', 'The sale was paused.');
export const dealResumed = ofDeal('deal.resumed', 'The sale went on after a pause.');
export const dealEnded = ofDeal('deal.ended', 'The window closed, or staff ended the deal.');
export const dealCancelled = ofDeal('deal.cancelled', 'The deal was cancelled.');

export const dealRescheduled = defineEvent({
  type: 'deal.rescheduled',
  source,
  subject: dealId,
  summary: 'The window of a published deal moved.',
  data: z.object({
    dealId,
    sellerId,
    state: dealState,
    startsAt: instant,
    endsAt: instant,
    previous: z.object({ startsAt: instant, endsAt: instant }),
  }),
});

export const dealPriceChanged = defineEvent({
  type: 'deal.price_changed',
  source,
  subject: dealId,
  summary: 'The price or the original price changed.',
  data: z.object({
    dealId,
    sellerId,
    price: money,
    originalPrice: money,
    previous: z.object({ price: money, originalPrice: money }),
  }),
});
