/** The addresses of this stage. They are written into the page at the deployment, so one build serves every stage. */
export interface ConsoleConfig {
  readonly stage: string;
  /** The address of the API, absolute or on the page's own origin. */
  readonly apiUrl: string;
  /** The sockets of live updates; undefined in a stage without them. */
  readonly liveUrl?: string;
  readonly staff: {
    /** The hosted page of the staff pool. */
    readonly issuer: string;
    readonly clientId: string;
  };
}
