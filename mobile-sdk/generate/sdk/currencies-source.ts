import { unusualCurrencies } from '../currencies.ts';

export const currenciesSource = (): string => `// Made from the contract by npm run generate: do not edit.
/** Decimal places, as in ISO 4217. */
export const digitsOf = (currency: string): number =>
${unusualCurrencies()
  .map(([digits, codes]) => `  '${codes.join(' ')}'.includes(currency) ? ${digits} :`)
  .join('\n')}
  2;
`;
