import type { DealPatch } from '../../contract/deal.ts';
import type { Cells, Column } from './columns.ts';
import { type Read, readMoney } from './money-text.ts';

/** A cell that is not a number stays text, and the schema refuses it. */
export const readNumber = (cell: string): number | string =>
  /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;

export const readYesOrNo = (cell: string): Read<boolean | undefined> => {
  if (cell === '') return { value: undefined };
  if (cell === 'no') return { value: false };
  return cell === 'yes' ? { value: true } : { wrong: 'must be yes or no' };
};

const readBound = (cell: string): number | string | null | undefined => {
  if (cell === '') return undefined;
  return cell === 'none' ? null : readNumber(cell);
};

type Reader = <T>(column: Column, result: Read<T>) => T | undefined;

/**
 * Reads the controls of a deal, as far as the line has them. An empty cell changes nothing, so a file without these
 * columns removes no protection.
 */
export function readControls(cells: Cells, read: Reader): DealPatch {
  const above = cells.recentSignInAbove;
  const said = {
    signedInOnly: read('signedInOnly', readYesOrNo(cells.signedInOnly)),
    challengeGuests: read('challengeGuests', readYesOrNo(cells.challengeGuests)),
    maxUnitsPerOrder: cells.maxUnitsPerOrder === '' ? undefined : readNumber(cells.maxUnitsPerOrder),
    maxUnpaidUnits: readBound(cells.maxUnpaidUnits),
    recentSignInAbove:
      above === 'none' ? null : above && read('recentSignInAbove', readMoney(above, cells.currency)),
  };
  return Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined && value !== ''),
  ) as DealPatch;
}

/** Reads the limit per customer. When the cell is empty, the API's rule applies; `none` removes the limit. */
export const readLimit = (cell: string) => readBound(cell);
