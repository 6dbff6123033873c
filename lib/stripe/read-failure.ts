import type { PaymentFailure } from '../contract/payment-failure.ts';

/**
 * The families of Stripe's codes. The others say nothing that a seller could act on.
 * @see https://docs.stripe.com/declines/codes
 * @see https://docs.stripe.com/error-codes
 */
const families: Readonly<Record<Exclude<PaymentFailure, 'declined'>, readonly string[]>> = {
  no_funds: ['insufficient_funds', 'card_velocity_exceeded', 'withdrawal_count_limit_exceeded'],
  wrong_details: [
    ...['incorrect_number', 'invalid_number', 'incorrect_cvc', 'invalid_cvc', 'incorrect_pin', 'invalid_pin'],
    ...[
      'invalid_expiry_month',
      'invalid_expiry_year',
      'incorrect_zip',
      'incorrect_address',
      'invalid_account',
    ],
  ],
  expired_card: ['expired_card'],
  not_confirmed: [
    ...['authentication_required', 'authentication_not_handled', 'payment_intent_authentication_failure'],
    ...['offline_pin_required', 'online_or_offline_pin_required', 'mobile_device_authentication_required'],
  ],
  blocked: [
    ...['fraudulent', 'lost_card', 'stolen_card', 'pickup_card', 'restricted_card', 'merchant_blacklist'],
    ...['security_violation', 'pin_try_exceeded', 'duplicate_transaction', 'highest_risk_level', 'rule'],
  ],
  not_supported: [
    ...['card_not_supported', 'currency_not_supported', 'transaction_not_allowed', 'not_permitted'],
    ...['invalid_amount', 'service_not_allowed', 'new_account_information_available'],
  ],
  bank_unavailable: [
    ...[
      'issuer_not_available',
      'processing_error',
      'reenter_transaction',
      'try_again_later',
      'approve_with_id',
    ],
    'payment_method_provider_timeout',
  ],
};

const familyOf = new Map(
  Object.entries(families).flatMap(([family, codes]) =>
    codes.map((code) => [code, family as PaymentFailure] as const),
  ),
);

/** The parts of an error of Stripe that name its reason. A bank's reason is in `decline_code`, Stripe's in `code`. */
export interface FailureCodes {
  readonly code?: string | null | undefined;
  readonly decline_code?: string | null | undefined;
}

/** Returns the family of a refused payment's reason. */
export const readFailure = ({ code, decline_code }: FailureCodes): PaymentFailure =>
  familyOf.get(decline_code ?? '') ?? familyOf.get(code ?? '') ?? 'declined';
