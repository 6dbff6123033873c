/** The behaviour of a test card or account. */
export interface TestCard {
  number: string;
  brand: string;
  country: string;
  /** The charge is declined: the error's code, and the decline code when the code is card_declined. */
  decline?: { code: string; declineCode?: string; message: string };
  /** When the buyer must pass 3D Secure: always, or only for a card that no customer has saved. */
  authentication?: 'always' | 'unless_saved';
  refund?: 'fails' | 'pends';
  dispute?: { reason: string; inquiry?: boolean };
  /** A bank debit. The payment stays in `processing` until the test settles it. */
  debit?: boolean;
}

const declined = (declineCode: string, message = 'Your card was declined.') => ({
  code: 'card_declined',
  declineCode,
  message,
});
const NO_FUNDS = declined('insufficient_funds', 'Your card has insufficient funds.');
const visa = (number: string, rest: Omit<TestCard, 'number' | 'brand' | 'country'> = {}): TestCard => ({
  number,
  brand: 'visa',
  country: 'US',
  ...rest,
});

/**
 * Stripe's test payment methods by name.
 * @see https://docs.stripe.com/testing
 */
const named: Record<string, TestCard> = {
  pm_card_visa: visa('4242424242424242'),
  pm_card_mastercard: { ...visa('5555555555554444'), brand: 'mastercard' },
  pm_card_amex: { ...visa('378282246310005'), brand: 'amex' },
  pm_card_de: { ...visa('4000002760000016'), country: 'DE' },
  pm_card_bypassPending: visa('4000000000000077'),
  pm_card_chargeDeclined: visa('4000000000000002', { decline: declined('generic_decline') }),
  pm_card_chargeCustomerFail: visa('4000000000000341', { decline: declined('generic_decline') }),
  pm_card_chargeDeclinedInsufficientFunds: visa('4000000000009995', { decline: NO_FUNDS }),
  pm_card_chargeDeclinedLostCard: visa('4000000000009987', { decline: declined('lost_card') }),
  pm_card_chargeDeclinedStolenCard: visa('4000000000009979', { decline: declined('stolen_card') }),
  pm_card_chargeDeclinedFraudulent: visa('4100000000000019', { decline: declined('fraudulent') }),
  pm_card_chargeDeclinedExpiredCard: visa('4000000000000069', {
    decline: { code: 'expired_card', message: 'Your card has expired.' },
  }),
  pm_card_chargeDeclinedIncorrectCvc: visa('4000000000000127', {
    decline: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  }),
  pm_card_chargeDeclinedProcessingError: visa('4000000000000119', {
    decline: {
      code: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  }),
  pm_card_authenticationRequired: visa('4000002760003184', { authentication: 'always' }),
  pm_card_threeDSecure2Required: visa('4000000000003220', { authentication: 'always' }),
  pm_card_authenticationRequiredOnSetup: visa('4000002500003155', { authentication: 'unless_saved' }),
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: visa('4000008260003178', {
    authentication: 'always',
    decline: NO_FUNDS,
  }),
  pm_card_refundFail: visa('4000000000005126', { refund: 'fails' }),
  pm_card_pendingRefund: visa('4000000000007726', { refund: 'pends' }),
  pm_card_createDispute: visa('4000000000000259', { dispute: { reason: 'fraudulent' } }),
  pm_card_createDisputeProductNotReceived: visa('4000000000002685', {
    dispute: { reason: 'product_not_received' },
  }),
  pm_card_createDisputeInquiry: visa('4000000000001976', {
    dispute: { reason: 'fraudulent', inquiry: true },
  }),
  pm_usBankAccount_success: { ...visa('000123456789'), debit: true },
};

const byNumber = new Map(Object.values(named).map((card) => [card.number, card]));

/** Returns the card of a test id such as `pm_card_visa` (or `pm_card_visa_chargeDeclined`). */
export const cardNamed = (id: string): TestCard | undefined =>
  named[id] ?? named[id.replace(/^pm_card_visa_/, 'pm_card_')];

/** Returns the card of a number. Undefined for a number that Stripe's test mode does not know. */
export const cardNumbered = (number: string): TestCard | undefined => byNumber.get(number);
