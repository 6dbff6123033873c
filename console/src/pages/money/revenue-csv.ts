import { currencyDigits, type DailyRevenue } from '@stampede/mobile-sdk/admin';
import { csvOf } from '../../parts/csv.ts';

const columns = ['day', 'currency', 'payments', 'units', 'gross', 'refunded', 'disputed', 'net'];

/** Returns days as CSV, oldest first. Amounts are in the currency's own units with a point, as programs read them. */
export const revenueCsv = (days: readonly DailyRevenue[]): string =>
  csvOf(
    columns,
    days
      .toSorted((one, other) => (`${one.day}${one.currency}` < `${other.day}${other.currency}` ? -1 : 1))
      .map((day) => {
        const digits = currencyDigits(day.currency);
        const amount = (minor: number) => Number((minor / 10 ** digits).toFixed(digits));
        return [
          ...[day.day, day.currency, day.payments, day.units],
          ...[day.grossMinor, day.refundedMinor, day.disputedMinor, day.netMinor].map(amount),
        ];
      }),
  );
