import { isPersonal, tableNames } from '../../../lib/platform/tables.ts';
import type { Tables } from '../data/tables.ts';
import type { Grant } from '../functions/grant.ts';

/**
 * What the sources of personal data take: the tables that hold some. The projection of bookings is left out, since it
 * follows them by their stream; the stock is in, since whoever gives up a hold returns its units.
 */
export const onPersonalTables = (tables: Tables, right: 'read' | 'change'): Grant[] => [
  ...tableNames
    .filter((name) => isPersonal(name) && name !== 'dealBookings')
    .map((name) => tables[name][right]),
  tables.stock[right],
];
