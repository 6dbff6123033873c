import * as z from 'zod';
import { dealState, units } from './availability.ts';
import { cancellationPolicy } from './cancellation-policy.ts';
import { controls, controlsPatch, newControls } from './deal-controls.ts';
import { dealId, sellerId } from './ids.ts';
import { newPictures, picture } from './image.ts';
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
 * Five decimal places are about a metre, which is exact enough. DynamoDB accepts no number closer to zero than 1e-130.
 * `|| 0` turns -0 into 0.
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

/** The fields of a deal that its seller writes. */
const terms = {
  title: text({ max: 120 }),
  description: text({ max: 5_000, min: 0, lines: true }).default(''),
  category,
  images: z
    .array(httpsAddress)
    .max(10)
    .meta({
      description:
        'Buyers’ phones load images from these addresses. Only hosts that the shop allows are accepted; others get 400.',
    })
    .default([]),
  pictures: newPictures
    .meta({
      description: 'Uploaded images of the deal’s seller, in their order. Apps show them before `images`.',
    })
    .default([]),
  price: money,
  originalPrice: money.optional().meta({ description: 'The price before the deal. Default: `price`.' }),
  location: location.optional(),
  tags: z
    .array(text({ max: 40 }))
    .max(20)
    .default([]),
  startsAt: instant,
  endsAt: instant,
  ...newControls,
  drop: z.boolean().default(false).meta({
    description: 'A rush is expected at the start. Orders of the first minute go through the queue.',
  }),
  cancellationPolicy: cancellationPolicy.optional(),
};

export const externalId = text({ max: 100 });

export const newDeal = z
  .strictObject({
    ...terms,
    quantityTotal: units.meta({ description: 'The number of units to sell.' }),
    sellerId: sellerId
      .optional()
      .meta({ description: 'Admins name the seller. Sellers leave it out: their deals are their own.' }),
    externalId: externalId
      .optional()
      .meta({ description: 'The deal’s id in the seller’s own system. Unique for the seller.' }),
  })
  .meta({ id: 'NewDeal' });
export type NewDeal = z.output<typeof newDeal>;

/** Every field is optional. `null` removes an optional one. */
export const dealPatch = z
  .strictObject({
    title: terms.title.optional(),
    description: terms.description.unwrap().optional(),
    category: category.optional(),
    images: terms.images.unwrap().optional(),
    pictures: terms.pictures.unwrap().optional(),
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
      .meta({ description: 'After publication, only changes in favour of the buyers are possible.' }),
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
    pictures: z.array(picture),
    price: money,
    originalPrice: money,
    location: location.optional(),
    tags: z.array(z.string()),
    startsAt: instant,
    endsAt: instant,
    state: dealState,
    soldOut: z.boolean().meta({
      description: 'Whether no unit is available now. This is a fact about the stock, not a state.',
    }),
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

/** Only staff see the seller’s own id of the deal and its version. */
export const adminDeal = deal
  .extend({
    externalId: z.string().optional(),
    version: z.int().min(1).meta({ format: 'int64' }),
  })
  .meta({ id: 'AdminDeal', description: 'A deal as its seller and staff see it.' });
export type AdminDeal = z.infer<typeof adminDeal>;

export const pricePoint = z
  .object({ price: money, originalPrice: money, from: instant, changedBy: z.string() })
  .meta({ id: 'PricePoint', description: 'A price, and the instant from which it applied.' });
export type PricePoint = z.infer<typeof pricePoint>;
