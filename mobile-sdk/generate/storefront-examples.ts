import type { StorefrontBlock } from '../../lib/contract/storefront.ts';
import type { DealSummary, HomeBlock, StorefrontHome } from '../../lib/contract/storefront-home.ts';
import type {
  StorefrontDraft,
  StorefrontPreview,
  StorefrontVersion,
  StorefrontVersionSummary,
} from '../../lib/contract/storefront-staff.ts';

const dealId = 'deal_5v8q2m7r4t9w3x6z';
const staffId = 'f3a9c1d2-5b7e-4c6a-9d8f-0a1b2c3d4e5f';
const from = '2026-12-24T18:00:00.000Z';
const until = '2026-12-27T22:00:00.000Z';
const written = '2026-12-20T09:30:00.000Z';

const everybody: StorefrontBlock['audience'] = { people: 'everybody' };

const banner: StorefrontBlock = {
  id: 'winter-banner',
  kind: 'banner',
  from,
  until,
  audience: { people: 'everybody', places: [{ country: 'DE', city: 'Berlin' }] },
  theme: 'night',
  texts: [
    { language: 'en', title: 'Winter in Berlin', text: 'Warm tables on cold days.', action: 'Have a look' },
    { language: 'de', title: 'Winter in Berlin', text: 'Warme Tische an kalten Tagen.', action: 'Ansehen' },
  ],
  image: 'https://images.example.com/winter.jpg',
  link: { kind: 'category', target: 'food-and-drink' },
};

const collection: StorefrontBlock = {
  id: 'ending-soon',
  kind: 'collection',
  audience: everybody,
  theme: 'plain',
  texts: [{ language: 'en', title: 'Last hours' }],
  collection: { rule: { category: 'food-and-drink', order: 'ending_soon' }, limit: 12 },
};

const summary: DealSummary = {
  id: dealId,
  title: 'Brunch for two at Café Lindenhof',
  category: 'food-and-drink',
  image: 'https://images.example.com/brunch.jpg',
  price: { amountMinor: 1999, currency: 'EUR' },
  originalPrice: { amountMinor: 3900, currency: 'EUR' },
  city: 'Berlin',
  startsAt: from,
  endsAt: until,
  state: 'live',
  soldOut: false,
  available: 137,
  quantityTotal: 500,
};

const shown: HomeBlock = {
  id: collection.id,
  kind: collection.kind,
  audience: everybody,
  theme: collection.theme,
  texts: collection.texts,
  deals: [summary],
};

const home: StorefrontHome = { version: 4, nextChangeAt: until, blocks: [shown] };
const blocks = [banner, collection];
const draft: StorefrontDraft = {
  blocks,
  version: 7,
  updatedAt: written,
  updatedBy: staffId,
  warnings: [{ blockId: 'winter-banner', code: 'window_over' }],
  current: { version: 4, from: written },
  scheduled: [{ version: 5, from }],
};
const versionFacts: Omit<StorefrontVersionSummary, 'blockCount'> = {
  version: 4,
  state: 'current',
  from: written,
  publishedAt: written,
  publishedBy: staffId,
  note: 'The days between the years',
};
const version: StorefrontVersion = { ...versionFacts, blocks };
const preview: StorefrontPreview = {
  at: from,
  home,
  hidden: [{ id: 'winter-banner', reason: 'place' }],
  warnings: [],
};

/** One example of each schema of the home page, by its id. */
export const storefrontExamples: Readonly<Record<string, unknown>> = {
  StorefrontHome: home,
  StorefrontDraft: draft,
  StorefrontDraftBody: { blocks },
  StorefrontPublication: { note: 'The days between the years' },
  StorefrontVersion: version,
  StorefrontVersionSummary: { ...versionFacts, blockCount: blocks.length },
  StorefrontPreviewBody: { at: from, language: 'de', country: 'DE', city: 'Berlin' },
  StorefrontPreview: preview,
};
