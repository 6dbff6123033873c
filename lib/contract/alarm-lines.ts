/**
 * Log lines that need a person’s attention. The code that writes a line and its alarm both use these texts, so that
 * they always agree.
 */
export const alarmLines = {
  /** A refund did not succeed. */
  refundFailed: 'refund failed',
  /** Some buyers of a cancelled deal do not have their money back. */
  dealNotCalledOff: 'deal not called off',
  /** A member of staff refunds more in a day than they may alone. */
  staffRefunds: 'staff refunds of a day',
  /** The ledger and Stripe differ for a day. */
  ledgerDiffers: 'ledger differs',
  /** A challenge could not be checked, and its sender was refused. */
  challengeUnavailable: 'challenge provider unavailable',
} as const;
