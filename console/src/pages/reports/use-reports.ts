import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useClient } from '../../frame/context.ts';
import { daysBetween } from '../../parts/days.ts';
import { mostDimensionDays } from './period.ts';
import type { ReportChoice } from './report-choice.ts';

/** A single day is shown by its hours. */
export const isOneDay = ({ from, to }: Pick<ReportChoice, 'from' | 'to'>): boolean => from === to;

export const isTooLongToDivide = ({ from, to }: Pick<ReportChoice, 'from' | 'to'>): boolean =>
  daysBetween(from, to) > mostDimensionDays;

const queryOf = ({ from, to, zone, compare, seller }: ReportChoice) => ({
  ...{ from, to, timeZone: zone, compare },
  ...(seller && { sellerId: seller as `slr_${string}` }),
});

/** The report by day, or by hour for a single day. */
export function useTimeReport(choice: ReportChoice) {
  const client = useClient();
  const query = { ...queryOf(choice), by: isOneDay(choice) ? ('hour' as const) : ('day' as const) };
  return useQuery({
    queryKey: ['reports', query],
    queryFn: ({ signal }) => client.reports.get(query, { signal }),
  });
}

/** The report by deal, category, city or seller. */
export function useDividedReport(choice: ReportChoice) {
  const client = useClient();
  const query = { ...queryOf(choice), by: choice.by };
  return useQuery({
    queryKey: ['reports', query],
    queryFn: ({ signal }) => client.reports.get(query, { signal }),
    enabled: !isTooLongToDivide(choice),
    placeholderData: keepPreviousData,
  });
}
