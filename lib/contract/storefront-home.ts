import * as z from 'zod';
import { dealState, units } from './availability.ts';
import { category } from './deal.ts';
import { dealId } from './ids.ts';
import { picture } from './image.ts';
import { instant } from './instant.ts';
import { money } from './money.ts';
import { audience, blockId, blockKind, blockLink, blockText, blockTheme } from './storefront.ts';

/** The facts of a deal that a card shows. */
export const dealSummary = z
  .object({
    id: dealId,
    title: z.string(),
    category,
    picture: picture.optional().meta({ description: 'The first uploaded image of the deal.' }),
    image: z
      .string()
      .optional()
      .meta({ description: 'The first image of the deal that is at another address.' }),
    price: money,
    originalPrice: money,
    city: z.string().optional(),
    startsAt: instant,
    endsAt: instant,
    state: dealState,
    soldOut: z.boolean(),
    available: units.meta({ description: 'A hint, some seconds old at most.' }),
    quantityTotal: units,
  })
  .meta({ id: 'DealSummary', description: 'A deal on the home page. `getDeal` has the rest.' });
export type DealSummary = z.infer<typeof dealSummary>;

export const homeBlock = z
  .object({
    id: blockId,
    kind: blockKind,
    from: instant.optional(),
    until: instant.optional().meta({ description: 'Hide the block from this instant on.' }),
    audience,
    theme: blockTheme,
    texts: z.array(blockText).meta({
      description: 'In each language that staff wrote. Show the first when the visitor’s is missing.',
    }),
    image: z.string().optional(),
    picture: picture.optional(),
    link: blockLink.optional(),
    deals: z.array(dealSummary).meta({
      description: 'The deals of a collection, or the one that a countdown is for. Otherwise empty.',
    }),
  })
  .meta({ id: 'HomeBlock', description: 'A block of the home page, as apps show it.' });
export type HomeBlock = z.infer<typeof homeBlock>;

export const storefrontHome = z
  .object({
    version: z.int().min(0).meta({ description: 'The published version. 0: nothing is published.' }),
    nextChangeAt: instant.optional().meta({
      description: 'The next instant at which the answer changes by the clock. Read it again then.',
    }),
    blocks: z.array(homeBlock),
  })
  .meta({ id: 'StorefrontHome', description: 'The home page at this instant, for all audiences.' });
export type StorefrontHome = z.infer<typeof storefrontHome>;
