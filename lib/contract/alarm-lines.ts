/**
 * What is logged when somebody has to see to it. The code that logs a line and the alarm that waits for it both take its
 * words from here, so that neither is changed alone.
 */
export const alarmLines = {
  /** Money that should have gone back did not. */
  refundFailed: 'refund failed',
  /** Some buyers of a deal that was called off do not have their money back. */
  dealNotCalledOff: 'deal not called off',
  /** A member of staff gives back more in a day than they may alone. */
  staffRefunds: 'staff refunds of a day',
  /** The ledger and Stripe do not agree about a day. */
  ledgerDiffers: 'ledger differs',
  /** A challenge could not be checked, and its sender was turned away. */
  challengeUnavailable: 'challenge provider unavailable',
} as const;
