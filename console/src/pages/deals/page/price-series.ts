import { currencyDigits, type PricePoint } from '@stampede/mobile-sdk/admin';

/** A point of the chart: a time, and an amount in the currency's major unit. */
export interface ChartPoint {
  readonly x: Date;
  readonly y: number;
}

/** The prices in one currency, as steps: a price stays until the next one. */
export interface PriceSeries {
  readonly currency: string;
  readonly price: readonly ChartPoint[];
  readonly originalPrice: readonly ChartPoint[];
}

/** Returns the series of a price history. Another currency is another series, because amounts cannot be compared. */
export function priceSeries(points: readonly PricePoint[], now: Date): PriceSeries[] {
  const inOrder = points.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const currencies = [...new Set(inOrder.map(({ price }) => price.currency))];
  return currencies.map((currency) => {
    const stepsOf = (name: 'price' | 'originalPrice') =>
      inOrder.flatMap((point, place): ChartPoint[] => {
        if (point.price.currency !== currency) return [];
        const y = point[name].amountMinor / 10 ** currencyDigits(currency);
        const next = inOrder[place + 1];
        // The step ends just before the next price, so that the line goes up or down and not aslant.
        const end = next ? new Date(Date.parse(next.from) - 1) : now;
        return [{ x: new Date(point.from), y }, ...(end > new Date(point.from) ? [{ x: end, y }] : [])];
      });
    return { currency, price: stepsOf('price'), originalPrice: stepsOf('originalPrice') };
  });
}
