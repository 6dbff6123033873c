import type { Report, ReportFigures } from '@stampede/mobile-sdk/admin';

/** The figures of a day up to now that the overview shows. */
export interface SoFar {
  readonly orders: number;
  readonly paid: number;
  readonly units: number;
  readonly cancelled: number;
  /** Net money in minor units, by currency. */
  readonly net: ReadonlyMap<string, number>;
}

/**
 * Adds the hours of a report up to now: of today, and of the day that it is compared with. The hour that runs is whole on
 * the other day.
 */
export function soFar(
  { rows }: Pick<Report, 'rows'>,
  now: number,
): { readonly today: SoFar; readonly before: SoFar } {
  const begun = rows.filter(({ key }) => Date.parse(key) <= now);
  return { today: sumOf(begun), before: sumOf(begun.flatMap(({ before }) => before ?? [])) };
}

function sumOf(all: readonly ReportFigures[]): SoFar {
  const add = (of: (figures: ReportFigures) => number) => all.reduce((sum, figures) => sum + of(figures), 0);
  const net = new Map<string, number>();
  for (const { money } of all)
    for (const { currency, netMinor } of money) net.set(currency, (net.get(currency) ?? 0) + netMinor);
  return {
    orders: add(({ orders }) => orders),
    paid: add(({ paid }) => paid),
    units: add(({ confirmedUnits }) => confirmedUnits),
    cancelled: add(({ cancelled }) => cancelled),
    net,
  };
}
