/** The settings of the edge before a stage's API. */
export interface EdgeSettings {
  /** The host name for apps. Its certificate is made in us-east-1, and waits for its DNS record. */
  readonly domainName: string;
  /** The host name of the admin console. Its certificate waits for its DNS record too. */
  readonly consoleDomainName: string;
  /** Days between two proofs that the edge sends to the API. */
  readonly rotationDays: number;
  /** Requests from one address in a minute. Above, the firewall answers 429. */
  readonly perAddress: {
    /** All requests to the API. */
    readonly all: number;
    /** Among those, orders and requests for a guest token. */
    readonly orders: number;
    readonly guests: number;
    /** Requests that the edge mostly answers from its cache. */
    readonly kept: number;
  };
  /** AWS's own detection of bots. AWS bills it by the request. */
  readonly botControl: boolean;
  /**
   * Whether browsers must prove during a drop that they are browsers before they order. Only for web shops that load
   * AWS's script, since AWS WAF answers 202 to a browser without it (docs/decisions/0022-the-edge.md). Apps never meet
   * it.
   */
  readonly challengeBrowsers: boolean;
}

/** The share of the API's rate that one address may use. */
const partOfAddress = 0.1;

/**
 * Returns the settings for a stage. Thousands of people share one address (a carrier, a campus), so the limits stop
 * only floods. Yet one address may send only a small part of what the API takes in total.
 * @param domain the domain of the stage. The API is at `api.` below it, the console at `console.`.
 * @param rate requests a second that the API of the stage takes
 */
export const edgeAt = (domain: string, rate: number): EdgeSettings => ({
  domainName: `api.${domain}`,
  consoleDomainName: `console.${domain}`,
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
