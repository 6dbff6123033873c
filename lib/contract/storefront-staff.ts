import * as z from 'zod';
import { location } from './deal.ts';
import { instant } from './instant.ts';
import { blockId, blockList, storefrontLanguage } from './storefront.ts';
import { storefrontHome } from './storefront-home.ts';
import { text } from './text.ts';

/** The number of a version in a path. Versions count from 1 and never repeat. */
export const storefrontVersionNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'must be the number of a version, as in 4')
  .meta({ id: 'StorefrontVersionNumber', example: '4', description: 'The number of a version.' });

export const storefrontWarningCodes = [
  'deal_unknown',
  'deal_hidden',
  'deal_ended',
  'collection_unknown',
  'collection_empty',
  'countdown_over',
  'window_over',
] as const;
export const storefrontWarning = z
  .object({
    blockId,
    code: z.enum(storefrontWarningCodes),
    dealId: z.string().optional(),
  })
  .meta({
    id: 'StorefrontWarning',
    description:
      'A part of a block that nobody sees. `deal_unknown`: no such deal · `deal_hidden`: a draft or a cancelled deal · `deal_ended`: its window is over · `collection_unknown`: the link names no collection of the page · `collection_empty`: no deal is left to show · `countdown_over`: the drop ends before the block begins, or has ended · `window_over`: the block’s `until` has passed.',
  });
export type StorefrontWarning = z.infer<typeof storefrontWarning>;

const planned = z
  .object({ version: z.int().min(1), from: instant })
  .meta({ id: 'PlannedVersion', description: 'A version, and the instant from which it holds.' });
export type PlannedVersion = z.infer<typeof planned>;

export const storefrontDraft = z
  .object({
    blocks: blockList,
    version: z.int().min(0).meta({
      description: 'Counts the changes of the draft. The ETag has the same number. 0: never written.',
    }),
    updatedAt: instant.optional(),
    updatedBy: z.string().optional().meta({ description: 'A staff id.' }),
    warnings: z.array(storefrontWarning),
    current: planned.optional().meta({ description: 'The version that visitors see now.' }),
    scheduled: z
      .array(planned)
      .meta({ description: 'Versions that wait for their instant, the next first.' }),
  })
  .meta({ id: 'StorefrontDraft', description: 'The home page as staff edit it.' });
export type StorefrontDraft = z.output<typeof storefrontDraft>;

export const storefrontDraftBody = z
  .strictObject({ blocks: blockList })
  .meta({ id: 'StorefrontDraftBody', description: 'All blocks of the draft, in their order.' });

export const storefrontPublication = z
  .strictObject({
    from: instant.optional().meta({
      description: 'The version holds from this instant on. Default: now. At most a year from now.',
    }),
    note: text({ max: 200 }).optional().meta({ description: 'For colleagues: the reason.' }),
  })
  .meta({ id: 'StorefrontPublication' });
export type StorefrontPublication = z.output<typeof storefrontPublication>;

export const storefrontVersionStates = ['current', 'scheduled', 'past', 'withdrawn'] as const;
const versionFacts = {
  version: z.int().min(1),
  state: z.enum(storefrontVersionStates).meta({
    description:
      '`current`: visitors see it · `scheduled`: it waits for `from` · `past`: another version holds · `withdrawn`: it was taken back before `from`.',
  }),
  from: instant,
  publishedAt: instant,
  publishedBy: z.string().meta({ description: 'A staff id.' }),
  note: z.string().optional(),
  copyOf: z.int().min(1).optional().meta({ description: 'The earlier version that it restored.' }),
  withdrawnAt: instant.optional(),
  withdrawnBy: z.string().optional(),
};

export const storefrontVersionSummary = z
  .object({ ...versionFacts, blockCount: z.int().min(0) })
  .meta({ id: 'StorefrontVersionSummary', description: 'A published version, without its blocks.' });
export type StorefrontVersionSummary = z.infer<typeof storefrontVersionSummary>;

export const storefrontVersion = z
  .object({ ...versionFacts, blocks: blockList })
  .meta({ id: 'StorefrontVersion', description: 'A published version. Its blocks never change.' });
export type StorefrontVersion = z.output<typeof storefrontVersion>;

export const storefrontPreviewBody = z
  .strictObject({
    blocks: blockList.optional().meta({ description: 'Blocks that are not saved yet. Default: the draft.' }),
    at: instant.optional().meta({ description: 'The instant of the visit. Default: now.' }),
    language: storefrontLanguage.default('en'),
    signedIn: z.boolean().default(false),
    hasBooked: z.boolean().default(false),
    country: location.shape.country.optional(),
    city: text({ max: 80 }).optional(),
  })
  .meta({ id: 'StorefrontPreviewBody', description: 'The visitor and the instant of a preview.' });
export type StorefrontPreviewBody = z.output<typeof storefrontPreviewBody>;

export const hiddenReasons = ['not_yet', 'over', 'people', 'place', 'language', 'no_deals'] as const;
export const hiddenBlock = z
  .object({ id: blockId, reason: z.enum(hiddenReasons) })
  .meta({ id: 'HiddenBlock', description: 'A block that this visitor does not see, and why.' });
export type HiddenBlock = z.infer<typeof hiddenBlock>;

export const storefrontPreview = z
  .object({
    at: instant,
    home: storefrontHome,
    hidden: z.array(hiddenBlock),
    warnings: z.array(storefrontWarning),
  })
  .meta({ id: 'StorefrontPreview', description: 'The home page as this visitor would see it.' });
export type StorefrontPreview = z.infer<typeof storefrontPreview>;
