import * as z from 'zod';
import { dealId, prefixed, sellerId } from './ids.ts';
import { instant } from './instant.ts';
import { text } from './text.ts';

/** The most lines of one import, without the header line. */
export const maxImportLines = 5_000;
/** The most bytes of one file. */
export const maxImportBytes = 10_000_000;
/** The most lines of one request. DynamoDB writes them in one transaction. */
export const importLinesAtOnce = 90;
/** The most characters of one line. The longest deal that the API accepts is shorter. */
export const maxImportLineLength = 20_000;
/** Days for which an import and its lines can be read. */
export const dealImportDays = 30;

const maxColumns = 60;

export const dealImportId = prefixed('imp', 16).meta({
  id: 'DealImportId',
  description: 'Identifies an import of deals.',
  example: 'imp_4k7m2p9q8r3s5t6v',
});
export type DealImportId = z.infer<typeof dealImportId>;

/** Half a surrogate pair is no character, and DynamoDB refuses it. */
const cell = z
  .string()
  .max(maxImportLineLength)
  .refine((value) => value.isWellFormed(), 'must not contain half a surrogate pair');

const lineNumber = z.int().min(1).max(1_000_000).meta({
  format: 'int64',
  description: 'The number of the line in the file, as an editor shows it.',
});

export const newDealImport = z
  .strictObject({
    fileName: text({ max: 200 }).meta({ description: 'The name of the file, for people.' }),
    columns: z
      .array(cell)
      .min(1)
      .max(maxColumns)
      .meta({ description: 'The cells of the header line. docs/import.md explains each column.' }),
    lines: z
      .int()
      .min(1)
      .max(maxImportLines)
      .meta({ format: 'int64', description: 'The number of lines that follow.' }),
    publish: z.boolean().default(false).meta({ description: 'Publishes the deals that are still drafts.' }),
  })
  .meta({
    id: 'NewDealImport',
    example: {
      fileName: 'deals.csv',
      columns: [
        ...['externalId', 'title', 'category', 'price', 'currency', 'quantityTotal', 'startsAt', 'endsAt'],
      ],
      lines: 1,
      publish: false,
    },
  });
export type NewDealImport = z.output<typeof newDealImport>;

const sentLine = z
  .strictObject({ line: lineNumber, values: z.array(cell).max(maxColumns * 2) })
  .refine(({ values }) => values.join('').length <= maxImportLineLength, {
    error: `must have at most ${maxImportLineLength} characters in all cells`,
  })
  .meta({ id: 'SentImportLine' });
export type SentImportLine = z.output<typeof sentLine>;

export const sentImportLines = z
  .strictObject({ lines: z.array(sentLine).min(1).max(importLinesAtOnce) })
  .meta({
    id: 'SentImportLines',
    example: {
      lines: [
        {
          line: 2,
          values: [
            ...['A-1', 'Brunch', 'food-and-drink', '19.90', 'EUR', '10'],
            ...['2026-12-24T10:00:00Z', '2026-12-24T12:00:00Z'],
          ],
        },
      ],
    },
  });

export const dealImportStatuses = ['receiving', 'running', 'done', 'stopped'] as const;

const count = z.int().min(0).meta({ format: 'int64' });

export const dealImport = z
  .object({
    id: dealImportId,
    fileName: z.string(),
    columns: z.array(z.string()),
    publish: z.boolean(),
    status: z.enum(dealImportStatuses).meta({
      description: '`receiving` until it is started. `done` when each line has its outcome.',
    }),
    stopReason: z.enum(['by_staff', 'rights_ended', 'switched_off', 'too_old']).optional().meta({
      description:
        '`rights_ended`: the person who started it was signed out or lost a right. `too_old`: the work took longer than a sign-in may serve; import the file again.',
    }),
    lines: count.meta({ description: 'The number of lines.' }),
    counts: z
      .object({ created: count, changed: count, unchanged: count, failed: count, published: count })
      .meta({
        id: 'DealImportCounts',
        description: 'Lines by outcome. `published` counts those that were published besides.',
      }),
    staffId: z.string().meta({ description: 'The member of staff who began it.' }),
    sellerId: sellerId.optional().meta({ description: 'The seller whose member began it.' }),
    createdAt: instant,
    startedAt: instant.optional(),
    updatedAt: instant.meta({ description: 'The instant of the last outcome.' }),
    finishedAt: instant.optional(),
  })
  .meta({
    id: 'DealImport',
    description: 'An import of deals. It runs in the background, with the rights of the person who began it.',
    example: {
      id: 'imp_4k7m2p9q8r3s5t6v',
      fileName: 'deals.csv',
      columns: ['externalId', 'title', 'category', 'price', 'currency'],
      publish: false,
      status: 'running',
      lines: 200,
      counts: { created: 60, changed: 12, unchanged: 0, failed: 3, published: 0 },
      staffId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      createdAt: '2026-12-24T12:00:00.000Z',
      startedAt: '2026-12-24T12:00:02.000Z',
      updatedAt: '2026-12-24T12:00:09.000Z',
    },
  });
export type DealImport = z.infer<typeof dealImport>;

export const importOutcomes = ['created', 'changed', 'unchanged', 'failed'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

export const dealImportLine = z
  .object({
    line: lineNumber,
    values: z.array(z.string()),
    outcome: z.enum(importOutcomes).optional().meta({ description: 'Absent until the line was worked on.' }),
    published: z.boolean(),
    dealId: dealId.optional().meta({ description: 'The deal of the line.' }),
    problems: z
      .array(z.object({ column: z.string(), reason: z.string() }).meta({ id: 'ImportProblem' }))
      .meta({ description: 'The faults. The column is `-` when the fault concerns the whole line.' }),
  })
  .meta({
    id: 'DealImportLine',
    description: 'A line of an import, with its outcome.',
    example: {
      line: 4,
      values: ['A-3', 'Ramen', 'food-and-drink', '1250.50', 'JPY'],
      outcome: 'failed',
      published: false,
      problems: [{ column: 'price', reason: 'has more decimal places than JPY has: at most 0' }],
    },
  });
export type DealImportLine = z.infer<typeof dealImportLine>;
