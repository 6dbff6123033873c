import { type Period, readPeriod } from './period.ts';

export const divisions = ['deal', 'category', 'city', 'seller'] as const;
export type Division = (typeof divisions)[number];

export const comparisons = ['before', 'year', 'none'] as const;
export type ChosenComparison = (typeof comparisons)[number];

/** The choices of the page of reports, as its address has them. */
export interface ReportChoice extends Period {
  readonly by: Division;
  readonly compare: ChosenComparison;
  /** Empty for all sellers. */
  readonly seller: string;
  readonly zone: string;
}

/** Reads the choices of an address. The zone is that of the device unless the address has UTC. */
export function readChoice(params: URLSearchParams, now: number, deviceZone: string): ReportChoice {
  const zone = params.get('zone') === 'UTC' ? 'UTC' : deviceZone;
  return {
    ...readPeriod(params, now, zone),
    by: divisions.find((each) => each === params.get('by')) ?? 'deal',
    compare: comparisons.find((each) => each === params.get('compare')) ?? 'before',
    seller: params.get('seller') ?? '',
    zone,
  };
}
