/** What stands before the API of a stage. */
export interface EdgeSettings {
  /** Where apps reach the API. The certificate for it is made in us-east-1, and waits for its DNS record. */
  readonly domainName: string;
  /** Days between two proofs that the edge sends to the API. */
  readonly rotationDays: number;
  /** Requests from one address in a minute. Above, the firewall answers 429. */
  readonly perAddress: { readonly all: number; readonly orders: number; readonly guests: number };
  /** AWS's own detection of bots. Billed by the request. */
  readonly botControl: boolean;
  /**
   * Browsers have to show that they are some before they order: for the time of a drop. Only where the web shop
   * brings AWS's script, for it answers 202 to one that does not (docs/decisions/0022-the-edge.md). Apps never meet it.
   */
  readonly challengeBrowsers: boolean;
}

/**
 * Thousands share one address (a carrier, a campus), so these stop floods only: they are above what the functions
 * themselves take from an address (`abuse-policy.ts`), which is counted exactly and answered in words.
 */
export const edgeAt = (domainName: string): EdgeSettings => ({
  domainName,
  rotationDays: 30,
  perAddress: { all: 1_000_000, orders: 60_000, guests: 20_000 },
  botControl: false,
  challengeBrowsers: false,
});
