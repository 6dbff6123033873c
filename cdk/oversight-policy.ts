/**
 * Bounds of what a member of staff may do alone; `lib/approvals` keeps them. In minor units of whatever currency: 20000 is
 * 200.00 EUR, and 20000 JPY. Above `stepUpMinor` they have to have signed in within 15 minutes; above `approvalMinor` a
 * colleague has to approve it (null: never).
 */
export interface OversightPolicy {
  /** Of what goes back for one booking, over all its refunds; `approvalMinor` also of what a call-off gives back. */
  readonly refund: { readonly stepUpMinor: number; readonly approvalMinor: number | null };
  /** Of what one member gives back in a day (UTC). */
  readonly refundsADay: { readonly stepUpMinor: number; readonly approvalMinor: number | null };
  /** A colleague approves each new price of a published deal. */
  readonly approvePriceChanges: boolean;
  /** A colleague approves each list of attendees. */
  readonly approveExports: boolean;
}

/** One person with a laptop has no colleague. */
export const devOversight: OversightPolicy = {
  refund: { stepUpMinor: 20_000, approvalMinor: null },
  refundsADay: { stepUpMinor: 50_000, approvalMinor: null },
  approvePriceChanges: false,
  approveExports: false,
};

/** Four eyes on much money. A shop of more than one admin may want them on prices and exports too. */
export const strictOversight: OversightPolicy = {
  refund: { stepUpMinor: 20_000, approvalMinor: 200_000 },
  refundsADay: { stepUpMinor: 50_000, approvalMinor: 500_000 },
  approvePriceChanges: false,
  approveExports: false,
};
