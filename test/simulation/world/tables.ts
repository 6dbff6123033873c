import { tables as deployed, type TableName } from '../../../lib/platform/tables.ts';

/** The tables that the simulated use-cases write, in the shapes that are deployed. Their names are what traces show. */
const written = [
  'stock',
  'bookings',
  'payments',
  'ledger',
  'audit',
  'webhooks',
] as const satisfies TableName[];

export const shapes = Object.fromEntries(written.map((name) => [name, deployed[name]]));

export const tables = Object.fromEntries(written.map((name) => [name, name])) as {
  readonly [N in (typeof written)[number]]: N;
};
