// Made from the contract by npm run generate: do not edit.
/** Decimal places, as in ISO 4217. */
export const digitsOf = (currency: string): number =>
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.includes(currency) ? 0 :
  'BHD IQD JOD KWD LYD OMR TND'.includes(currency) ? 3 :
  2;
