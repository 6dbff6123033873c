import type { Client } from '../sdk.ts';

/** What Ada has of the app, and what has to be true of it afterwards. */
export interface Thing {
  /** Ada is here, with all these clients at once. */
  begin(...clients: readonly Client[]): Promise<void>;
  /** Ada is here, and the server cannot be reached. */
  wait(client: Client): Promise<void>;
  /** Bob is here, and everything works: nothing is hers. */
  hide(client: Client): Promise<void>;
  /** Ada is here, and everything works: nothing is lost. */
  keep(client: Client): Promise<void>;
}
