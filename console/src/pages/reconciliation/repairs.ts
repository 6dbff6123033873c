import type { StockFinding, StockRepair, StockRepairResult } from '@stampede/mobile-sdk/admin';

export const stockRepairs = [
  'close_claims',
  'release_holds',
  'refresh_records',
] as const satisfies StockRepair[];

const fits: Readonly<Partial<Record<StockFinding, StockRepair>>> = {
  abandoned_claims: 'close_claims',
  overdue_holds: 'release_holds',
  records_differ: 'refresh_records',
};

/** The repair that fits a finding. A finding without one needs a person. */
export const repairOf = (finding: StockFinding): StockRepair | undefined => fits[finding];

/** Adds a part of a repair to those before it. The ids are for looking at, so the first of them are enough. */
export const plusPart = (
  sum: StockRepairResult | undefined,
  part: StockRepairResult,
  mostIds = 50,
): StockRepairResult =>
  sum
    ? {
        ...part,
        read: sum.read + part.read,
        found: sum.found + part.found,
        repaired: sum.repaired + part.repaired,
        ids: [...sum.ids, ...part.ids].slice(0, mostIds),
      }
    : part;

/** Asks part by part until the end. @param onPart is told the sum after each part */
export async function wholeRepair(
  ask: (cursor: string | undefined) => PromiseLike<StockRepairResult>,
  onPart: (sum: StockRepairResult) => void = () => undefined,
): Promise<StockRepairResult> {
  let sum = await ask(undefined);
  onPart(sum);
  while (sum.nextCursor !== null) {
    sum = plusPart(sum, await ask(sum.nextCursor));
    onPart(sum);
  }
  return sum;
}

export const isDealId = (text: string): boolean => /^deal_[0-9a-z]{16}$/.test(text);
export const isBookingId = (text: string): boolean => /^bkg_[0-9a-z]{48}$/.test(text);
