import * as z from 'zod';

/** ISO 8601 in UTC with milliseconds: one way to write an instant, so that texts compare as times do. */
export const instant = z.iso
  .datetime({ precision: 3, error: 'must be UTC with milliseconds, as in 2026-12-24T18:00:00.000Z' })
  .meta({
    id: 'Instant',
    format: 'date-time',
    description: 'UTC with milliseconds.',
    example: '2026-12-24T18:00:00.000Z',
  });

export type Instant = z.infer<typeof instant>;
