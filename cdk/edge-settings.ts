/** What stands before the API of a stage. */
export interface EdgeSettings {
  /** Where apps reach the API. The certificate for it is made in us-east-1, and waits for its DNS record. */
  readonly domainName: string;
  /** Days between two proofs that the edge sends to the API. */
  readonly rotationDays: number;
  /** Requests from one address in a minute. Above, the firewall answers 429. */
  readonly perAddress: {
    /** Of what comes to the API. */
    readonly all: number;
    /** Of those, orders, and wishes for a guest token. */
    readonly orders: number;
    readonly guests: number;
    /** Of what the edge answers by itself, most of the time. */
    readonly kept: number;
  };
  /** AWS's own detection of bots. Billed by the request. */
  readonly botControl: boolean;
  /**
   * Browsers have to show that they are some before they order: for the time of a drop. Only where the web shop
   * brings AWS's script, for it answers 202 to one that does not (docs/decisions/0022-the-edge.md). Apps never meet it.
   */
  readonly challengeBrowsers: boolean;
}

/** Of all that the API takes, what one address may send. */
const partOfAddress = 0.1;

/**
 * Thousands share one address (a carrier, a campus), so these stop floods only. But no address may send more than a
 * small part of what the API takes of all together.
 * @param rate requests a second that the API of the stage takes
 */
export const edgeAt = (domainName: string, rate: number): EdgeSettings => ({
  domainName,
  rotationDays: 30,
  perAddress: {
    all: Math.floor(rate * 60 * partOfAddress),
    orders: Math.floor(rate * 60 * partOfAddress * 0.8),
    guests: Math.floor(rate * 60 * partOfAddress * 0.3),
    kept: 600_000,
  },
  botControl: false,
  challengeBrowsers: false,
});
