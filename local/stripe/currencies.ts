import { invalid } from './failure.ts';

/**
 * The currencies that Stripe charges, and the possible amounts, in Stripe's own units. This repeats
 * `lib/contract/chargeable.ts` on purpose: a double that used the product's table would share its mistakes. A test
 * compares the two.
 * @see https://docs.stripe.com/currencies
 */
const supported = new Set(
  `aed afn all amd ang aoa ars aud awg azn bam bbd bdt bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop
  crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod
  jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn
  nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl thb
  tjs tnd top try ttd twd tzs uah ugx usd uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw`.split(/\s+/),
);

const minima = new Map(
  [
    ['50', 'usd ars aud brl cad chf cop eur idr ils inr jpy krw nzd php rub sgd zar'],
    ['30', 'gbp'],
    ['200', 'aed myr pln ron'],
    ['250', 'dkk'],
    ['300', 'nok sek'],
    ['400', 'hkd'],
    ['1000', 'mxn thb'],
    ['1500', 'czk'],
    ['17500', 'huf'],
  ].flatMap(([least, codes]) => (codes ?? '').split(' ').map((code) => [code, Number(least)] as const)),
);

/** The greatest amounts that any payment method allows. Cards alone may allow more. */
const maxima = new Map([
  ['idr', 999_999_999_999],
  ['cop', 9_999_999_999],
  ['inr', 999_999_999],
]);
const usualMaximum = 99_999_999;

/** Thousandths end in 0, and a króna has no hundredths. HUF and TWD may have hundredths; only payouts may not. */
const steps = new Map([
  ...['bhd', 'jod', 'kwd', 'omr', 'tnd'].map((code) => [code, 10] as const),
  ['isk', 100],
  ['ugx', 100],
]);

/** @throws StripeFailure when Stripe does not have the currency */
export function assertSupported(currency: string): void {
  if (!supported.has(currency))
    throw invalid(
      `Invalid currency: ${currency}. Stripe currently supports these currencies: ${[...supported].join(', ')}`,
      { param: 'currency', code: 'invalid_currency' },
    );
}

/** @throws StripeFailure when the amount is not whole by the rule of its currency */
export function assertWhole(amount: number, currency: string): void {
  const step = steps.get(currency) ?? 1;
  if (amount % step !== 0)
    throw invalid(`Invalid amount ${amount}: amounts in ${currency} are multiples of ${step}`, {
      code: 'invalid_charge_amount',
      param: 'amount',
    });
}

/** @throws StripeFailure when Stripe does not charge this amount */
export function assertChargeable(amount: number, currency: string): void {
  const [least, most] = [minima.get(currency) ?? 1, maxima.get(currency) ?? usualMaximum];
  if (amount < least)
    throw invalid(`Amount must be at least ${least} ${currency} in minor units`, {
      code: 'amount_too_small',
      param: 'amount',
    });
  if (amount > most)
    throw invalid(`Amount must be no more than ${most} ${currency} in minor units`, {
      code: 'amount_too_large',
      param: 'amount',
    });
  assertWhole(amount, currency);
}
