import { unusualCurrencies } from '../currencies.ts';

export const kotlinCurrencies =
  (): string => `/** Decimal places, as in ISO 4217. The platform's own table may differ. */
public val Currency.digits: Int
    get() = when (value) {
${unusualCurrencies()
  .map(([digits, codes]) => `        ${codes.map((code) => `"${code}"`).join(', ')} -> ${digits}`)
  .join('\n')}
        else -> 2
    }`;
