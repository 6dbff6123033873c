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
