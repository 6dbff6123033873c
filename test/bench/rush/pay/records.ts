import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { BookingRecord } from '../../../../lib/bookings/booking.ts';
import { parseBookingId } from '../../../../lib/bookings/booking-id.ts';
import type { BookingId, DealId } from '../../../../lib/contract/ids.ts';
import type { LedgerEntry } from '../../../../lib/ledger/ledger.ts';
import { bookingLines, type PaymentRecord } from '../../../../lib/payments/payment.ts';
import { stockOfDeal } from '../../../../lib/stock/stock-id.ts';

export interface Records {
  /** Of one deal. */
  bookings(dealId: string): Promise<BookingRecord[]>;
  payments(dealId: string): Promise<PaymentRecord[]>;
  /** Of everything that was ever sold. */
  ledger(): Promise<LedgerEntry[]>;
  close(): void;
}

/** Reads the tables themselves: no counter, no projection, no product code in between. */
export function recordsIn(endpoint: string): Records {
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  async function scan<T>(table: string, fits: (item: Record<string, unknown>) => boolean): Promise<T[]> {
    const found: T[] = [];
    const pages = paginateScan(
      { client: documents },
      { TableName: `stampede-dev-${table}`, ConsistentRead: true },
    );
    for await (const { Items = [] } of pages) found.push(...(Items.filter(fits) as T[]));
    return found;
  }
  return {
    bookings: (dealId) =>
      scan(
        'bookings',
        (item) => String(item.sk).startsWith('booking#') && item.stockId === stockOfDeal(dealId as DealId),
      ),
    payments: (dealId) =>
      scan('payments', (item) => {
        const { lines = [] } = item as Partial<PaymentRecord>;
        const isOfDeal = (id: BookingId) => parseBookingId(id).stockId === stockOfDeal(dealId as DealId);
        return item.sk === 'payment' && bookingLines({ lines }).some(({ subject }) => isOfDeal(subject));
      }),
    ledger: () => scan('ledger', () => true),
    close: () => client.destroy(),
  };
}
