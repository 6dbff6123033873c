import type { TableShape } from '../../integration/dynamodb.ts';

/** The tables that the simulated use-cases write, as in docs/architecture-map.md. Their names are what traces show. */
export const shapes = {
  stock: { keys: ['pk'], globalIndexes: { watched: ['watch', 'pk'] } },
  bookings: { keys: ['pk', 'sk'] },
  payments: {
    keys: ['pk', 'sk'],
    globalIndexes: {
      due: ['watch', 'due'],
      disputes: ['disputeStatus', 'listedAt'],
      refunds: ['refundStatus', 'listedAt'],
    },
  },
  ledger: { keys: ['pk', 'sk'], globalIndexes: { days: ['day', 'place'] } },
  audit: { keys: ['pk', 'sk'] },
  customers: { keys: ['pk', 'sk'] },
} as const satisfies Record<string, TableShape>;

export const tables = {
  stock: 'stock',
  bookings: 'bookings',
  payments: 'payments',
  ledger: 'ledger',
  audit: 'audit',
  customers: 'customers',
} as const;
