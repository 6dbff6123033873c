import * as z from 'zod';
import { dealState, units } from './availability.ts';
import { cancellationPolicy } from './cancellation-policy.ts';
import { controls, controlsPatch, newControls } from './deal-controls.ts';
import { dealId, sellerId } from './ids.ts';
import { instant } from './instant.ts';
import { money } from './money.ts';
import { text } from './text.ts';
import { httpsAddress } from './web-address.ts';

export const category = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a slug, as in food-and-drink')
  .max(40)
  .meta({ id: 'Category', example: 'food-and-drink' });

/**
 * Five decimal places are about a metre, and nobody needs to know it better. DynamoDB takes no number nearer to zero
 * than 1e-130. `|| 0` turns -0 into 0.
 */
const degrees = (most: number) =>
  z
    .number()
    .min(-most)
    .max(most)
    .overwrite((value) => Math.round(value * 1e5) / 1e5 || 0)
    .meta({ description: 'Kept to five decimal places, which is about a metre.' });

export const location = z
  .strictObject({
    city: text({ max: 80 }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code of two letters')
      .meta({ example: 'DE' }),
    latitude: degrees(90),
    longitude: degrees(180),
    address: text({ max: 200 }).optional(),
  })
  .meta({ id: 'Location' });

/** What a seller writes about a deal. */
const terms = {
  title: text({ max: 120 }),
  description: text({ max: 5_000, min: 0, lines: true }).default(''),
  category,
  images: z
    .array(httpsAddress)
    .max(10)
    .meta({
      description: 'At hosts that the shop allows: buyers’ phones load them. Others are answered 400.',
    })
    .default([]),
  price: money,
  originalPrice: money.optional().meta({ description: 'The price before the deal; `price` when left out.' }),
  location: location.optional(),
  tags: z
    .array(text({ max: 40 }))
    .max(20)
    .default([]),
  startsAt: instant,
  endsAt: instant,
  ...newControls,
  drop: z.boolean().default(false).meta({
    description: 'A rush is expected at the start: orders of the first minute go through the queue.',
  }),
  cancellationPolicy: cancellationPolicy.optional(),
};

export const externalId = text({ max: 100 });

export const newDeal = z
  .strictObject({
    ...terms,
    quantityTotal: units.meta({ description: 'Units to sell.' }),
    sellerId: sellerId
      .optional()
      .meta({ description: 'Admins name the seller; a seller’s own deals are theirs.' }),
    externalId: externalId
      .optional()
      .meta({ description: 'The deal’s id in the seller’s own system; unique for the seller.' }),
  })
  .meta({ id: 'NewDeal' });
export type NewDeal = z.output<typeof newDeal>;

/** Every field is optional; `null` removes an optional one. */
export const dealPatch = z
  .strictObject({
    title: terms.title.optional(),
    description: terms.description.unwrap().optional(),
    category: category.optional(),
    images: terms.images.unwrap().optional(),
    price: money.optional(),
    originalPrice: money.optional(),
    location: location.nullable().optional(),
    tags: terms.tags.unwrap().optional(),
    startsAt: instant.optional(),
    endsAt: instant.optional(),
    ...controlsPatch,
    drop: z.boolean().optional(),
    cancellationPolicy: cancellationPolicy
      .nullable()
      .optional()
      .meta({ description: 'Once the deal is published it may only change in favour of the buyers.' }),
  })
  .meta({ id: 'DealPatch' });
export type DealPatch = z.output<typeof dealPatch>;

export const deal = z
  .object({
    id: dealId,
    sellerId,
    title: z.string(),
    description: z.string(),
    category,
    images: z.array(z.string()),
    price: money,
    originalPrice: money,
    location: location.optional(),
    tags: z.array(z.string()),
    startsAt: instant,
    endsAt: instant,
    state: dealState,
    soldOut: z
      .boolean()
      .meta({ description: 'No unit is available now; a fact about the stock, not a state.' }),
    quantityTotal: units,
    available: units,
    ...controls,
    drop: z.boolean(),
    cancellationPolicy: cancellationPolicy.optional(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Deal' });
export type Deal = z.infer<typeof deal>;

/** The seller's own name for it and its version are nobody else's business. */
export const adminDeal = deal
  .extend({
    externalId: z.string().optional(),
    version: z.int().min(1).meta({ format: 'int64' }),
  })
  .meta({ id: 'AdminDeal', description: 'A deal as its seller and staff see it.' });
export type AdminDeal = z.infer<typeof adminDeal>;

export const pricePoint = z
  .object({ price: money, originalPrice: money, from: instant, changedBy: z.string() })
  .meta({ id: 'PricePoint', description: 'The price that applied from this instant.' });
export type PricePoint = z.infer<typeof pricePoint>;
