/** Periods before now, in hours. Stripe keeps events for 30 days. */
export const periods = [1, 6, 24, 168, 719] as const;
export type Period = (typeof periods)[number];

/** A period, and the instant at which it was chosen, so that counting and running mean the same time. */
export interface Chosen {
  readonly hours: Period;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

export const stretchOf = ({ hours, until }: Chosen): { readonly from: string; readonly to: string } => ({
  from: new Date(until - hours * 3_600_000).toISOString(),
  to: new Date(until).toISOString(),
});

interface Part {
  readonly nextCursor: string | null;
}

/**
 * Asks part by part until the end, and adds up the counts.
 * @param onPart is told the sum after each part
 */
export async function everyPart<Counts extends Part>(
  ask: (cursor: string | undefined) => PromiseLike<Counts>,
  onPart: (sum: Counts) => void = () => undefined,
): Promise<Counts> {
  let sum = await ask(undefined);
  onPart(sum);
  while (sum.nextCursor !== null) {
    sum = plus(sum, await ask(sum.nextCursor));
    onPart(sum);
  }
  return sum;
}

const plus = <Counts extends Part>(sum: Counts, part: Counts): Counts =>
  Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      typeof value === 'number' ? value + Number(sum[name as keyof Counts]) : value,
    ]),
  ) as unknown as Counts;
