import { currencyExponents } from '../../lib/contract/currencies.ts';

/** Groups codes by their decimal places, without the usual two: 'BIF CLP …' of 0, 'BHD …' of 3. */
export const unusualCurrencies = (): readonly (readonly [digits: number, codes: readonly string[]])[] => {
  const unusual = Object.entries(currencyExponents).filter(([, digits]) => digits !== 2);
  const counts = [...new Set(unusual.map(([, digits]) => digits))].sort((one, other) => one - other);
  return counts.map((count) => [
    count,
    unusual.filter(([, digits]) => digits === count).map(([code]) => code),
  ]);
};
