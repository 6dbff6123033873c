import * as z from 'zod';
import { category, location } from './deal.ts';
import { dealId } from './ids.ts';
import { newPicture } from './image.ts';
import { instant } from './instant.ts';
import { text } from './text.ts';
import { httpsAddress } from './web-address.ts';

/** The bounds of a home page. One page is one item of a table, and a read of it has a known cost. */
export const storefrontLimits = {
  blocks: 30,
  /** Collections by a rule. Each distinct category among them is a query. */
  rules: 10,
  dealsInCollection: 24,
  places: 20,
  /** Versions that wait for their instant. */
  scheduled: 10,
  scheduledDays: 366,
} as const;

/** The languages of texts on the home page. A list keeps the number of answers in the edge's cache small. */
export const storefrontLanguages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'pl',
  'cs',
  'da',
  'sv',
  'tr',
  'uk',
  'ar',
  'ja',
] as const;
export const storefrontLanguage = z.enum(storefrontLanguages).meta({
  id: 'StorefrontLanguage',
  description: 'A language of the home page, by ISO 639.',
  example: 'de',
});
export type StorefrontLanguage = z.infer<typeof storefrontLanguage>;

export const blockId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and hyphens, as in summer-banner')
  .max(40)
  .meta({ id: 'BlockId', description: 'Names a block on its home page.', example: 'summer-banner' });

export const blockKinds = ['banner', 'collection', 'countdown'] as const;
export const blockKind = z.enum(blockKinds).meta({
  id: 'BlockKind',
  description: 'The form of a block. Apps leave out blocks whose kind they do not know.',
});
export type BlockKind = z.infer<typeof blockKind>;

export const blockThemes = ['plain', 'accent', 'night', 'sale', 'calm'] as const;
export const blockTheme = z
  .enum(blockThemes)
  .meta({ id: 'BlockTheme', description: 'The colours of a block. The app knows their values.' });
export type BlockTheme = z.infer<typeof blockTheme>;

export const audiencePeople = ['everybody', 'guests', 'signed_in', 'new_customers'] as const;
export const audienceOf = z.enum(audiencePeople).meta({
  id: 'AudiencePeople',
  description:
    '`guests`: visitors who are not signed in. `new_customers`: visitors without a booking, signed in or not.',
});

const audiencePlace = z
  .strictObject({ country: location.shape.country, city: text({ max: 80 }).optional() })
  .meta({ id: 'AudiencePlace', description: 'A country, or one city of it.' });

export const audience = z
  .strictObject({
    people: audienceOf,
    places: z
      .array(audiencePlace)
      .max(storefrontLimits.places)
      .optional()
      .meta({ description: 'Left out or empty: everywhere.' }),
    languages: z
      .array(storefrontLanguage)
      .max(storefrontLanguages.length)
      .optional()
      .meta({ description: 'Left out or empty: every language.' }),
  })
  .meta({
    id: 'Audience',
    description:
      'The visitors who see a block. The app decides it, so that the edge can keep one answer for all. It is no secret: every visitor can read all blocks.',
  });
export type Audience = z.infer<typeof audience>;

export const linkKinds = ['deal', 'collection', 'category', 'address'] as const;
export const blockLink = z
  .strictObject({
    kind: z.enum(linkKinds),
    target: z.string().min(1).max(500).meta({
      description: 'The deal’s id, the id of a collection’s block, the category, or an https address.',
    }),
  })
  .check(({ value, issues }) => {
    const target = { deal: dealId, collection: blockId, category, address: httpsAddress }[value.kind];
    const [wrong] = target.safeParse(value.target).error?.issues ?? [];
    if (wrong) issues.push({ code: 'custom', message: wrong.message, path: ['target'], input: value.target });
  })
  .meta({
    id: 'BlockLink',
    description: 'The place that a block leads to.',
    example: { kind: 'category', target: 'food-and-drink' },
  });
export type BlockLink = z.infer<typeof blockLink>;

export const blockText = z
  .strictObject({
    language: storefrontLanguage,
    title: text({ max: 80 }),
    text: text({ max: 240 }).optional(),
    action: text({ max: 30 }).optional().meta({ description: 'The words on the button.' }),
  })
  .meta({ id: 'BlockText', description: 'The texts of a block in one language.' });

export const collectionOrders = ['newest', 'ending_soon'] as const;
export const collectionRule = z
  .strictObject({
    category: category.optional(),
    tag: text({ max: 40 }).optional(),
    city: text({ max: 80 }).optional(),
    order: z.enum(collectionOrders),
  })
  .meta({
    id: 'CollectionRule',
    description: 'Live deals that have all of what is named, in this order. Sold-out deals come last.',
  });

export const blockCollection = z
  .strictObject({
    deals: z
      .array(dealId)
      .max(storefrontLimits.dealsInCollection)
      .optional()
      .meta({ description: 'The deals in their order. A collection has either these or a rule.' }),
    rule: collectionRule.optional(),
    limit: z.int().min(1).max(storefrontLimits.dealsInCollection),
  })
  .refine(({ deals, rule }) => (deals === undefined) !== (rule === undefined), {
    error: 'must have either deals or a rule',
  })
  .meta({ id: 'BlockCollection', description: 'The deals of a collection: picked by hand, or by a rule.' });

export const storefrontBlock = z
  .strictObject({
    id: blockId,
    kind: blockKind,
    from: instant.optional().meta({ description: 'The block is shown from this instant on.' }),
    until: instant.optional().meta({ description: 'The block is shown before this instant.' }),
    audience,
    theme: blockTheme,
    texts: z
      .array(blockText)
      .min(1)
      .max(storefrontLanguages.length)
      .meta({ description: 'One for each language. The first is for all other languages.' }),
    image: httpsAddress.optional().meta({
      description: 'Visitors’ phones load it. The same hosts are allowed as for images of deals.',
    }),
    picture: newPicture.optional().meta({ description: 'An uploaded image. Apps show it before `image`.' }),
    link: blockLink.optional(),
    collection: blockCollection.optional().meta({ description: 'Of a collection, and of nothing else.' }),
    dealId: dealId.optional().meta({ description: 'The drop of a countdown, and of nothing else.' }),
  })
  .check(({ value, issues }) => {
    const wrong = (path: string, message: string) =>
      issues.push({ code: 'custom', message, path: [path], input: value });
    const { kind, from, until, texts } = value;
    if (from && until && from >= until) wrong('until', 'must be after from');
    if (new Set(texts.map(({ language }) => language)).size < texts.length)
      wrong('texts', 'must have each language once');
    if ((kind === 'collection') !== (value.collection !== undefined))
      wrong('collection', kind === 'collection' ? 'is missing' : `must be left out of a ${kind}`);
    if ((kind === 'countdown') !== (value.dealId !== undefined))
      wrong('dealId', kind === 'countdown' ? 'is missing' : `must be left out of a ${kind}`);
  })
  .meta({ id: 'StorefrontBlock', description: 'A block of the home page, as staff write it.' });
export type StorefrontBlock = z.output<typeof storefrontBlock>;

export const blockList = z
  .array(storefrontBlock)
  .max(storefrontLimits.blocks)
  .refine((blocks) => new Set(blocks.map(({ id }) => id)).size === blocks.length, {
    error: 'must have each id once',
  })
  .refine((blocks) => blocks.filter((one) => one.collection?.rule).length <= storefrontLimits.rules, {
    error: `must have at most ${storefrontLimits.rules} collections by a rule`,
  });
