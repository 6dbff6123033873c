import * as z from 'zod';

const example = '2026-12-24T18:00:00.000Z';
const error = `must be an instant in UTC, as in ${example}`;

/** Writes an instant in one form only, so that instants sort as text. */
const withMilliseconds = (text: string): string => {
  const [seconds = '', part = ''] = text.slice(0, -1).split('.');
  return `${seconds}.${part.padEnd(3, '0')}Z`;
};

/** ISO 8601 in UTC. Read with or without milliseconds, always written with them. */
export const instant = z.iso
  .datetime({ error, abort: true })
  .refine((text) => /:\d\d(\.\d{1,3})?Z$/.test(text), { error, abort: true })
  .overwrite(withMilliseconds)
  .meta({
    id: 'Instant',
    format: 'date-time',
    description: 'UTC. Written with milliseconds, read with or without.',
    example,
  });

export type Instant = z.infer<typeof instant>;
