/**
 * The limits of what a member of staff may do alone; `lib/approvals` enforces them. Amounts are minor units of any
 * currency: 20000 is 200.00 EUR, and 20000 JPY. Above `stepUpMinor` the member must have signed in within 15 minutes.
 * Above `approvalMinor` a colleague must approve (null: never).
 */
export interface OversightPolicy {
  /** The refunds of one booking together. `approvalMinor` also applies to the refunds of a call-off. */
  readonly refund: { readonly stepUpMinor: number; readonly approvalMinor: number | null };
  /** The refunds of one member in a day (UTC). */
  readonly refundsADay: { readonly stepUpMinor: number; readonly approvalMinor: number | null };
  /** Whether a colleague must approve each new price of a published deal. */
  readonly approvePriceChanges: boolean;
  /** Whether a colleague must approve each list of attendees, and each export of a customer's data. */
  readonly approveExports: boolean;
  /** Whether a colleague must approve each deletion of a customer by an admin. Support always needs an approval. */
  readonly approveDeletions: boolean;
}

/** Development: one person with a laptop has no colleague. */
export const devOversight: OversightPolicy = {
  refund: { stepUpMinor: 20_000, approvalMinor: null },
  refundsADay: { stepUpMinor: 50_000, approvalMinor: null },
  approvePriceChanges: false,
  approveExports: false,
  approveDeletions: false,
};

/** A colleague approves large amounts. A shop with several admins may want it for prices and exports too. */
export const strictOversight: OversightPolicy = {
  refund: { stepUpMinor: 20_000, approvalMinor: 200_000 },
  refundsADay: { stepUpMinor: 50_000, approvalMinor: 500_000 },
  approvePriceChanges: false,
  approveExports: false,
  approveDeletions: true,
};
