import { unusualCurrencies } from '../currencies.ts';

export const swiftCurrencies = (): string => `extension Currency {
    /// Decimal places, as in ISO 4217. The platform's own table may differ.
    public var digits: Int {
        switch value {
${unusualCurrencies()
  .map(([digits, codes]) => `        case ${codes.map((code) => `"${code}"`).join(', ')}: return ${digits}`)
  .join('\n')}
        default: return 2
        }
    }
}`;
