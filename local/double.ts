import type { AwsService } from './aws-http.ts';
import type { Commands } from './control/server.ts';
import type { Disposal } from './disposal.ts';
import type { Secrets } from './services/secrets.ts';
import type { StateStore } from './state.ts';

/** The place in which a double starts. */
export interface Surroundings {
  state: StateStore;
  /** A loopback port that is kept for the double. */
  port: number;
  /** The address of the port that this project's own services share. */
  servicesUrl: string;
  log(line: string): void;
  undo: Disposal;
}

/** Numbers a switch that a command has turned on. The command `turn-off` takes the number. */
export type KeepSwitch = (off: () => unknown) => number;

/** A running double of an outside service, or the service itself in its place. */
export interface RunningDouble {
  /** The environment variables that point functions at it. */
  environment: Record<string, string>;
  /** The double's own address, for apps and tests. Missing when it has none, or when the service itself is used. */
  url?: string;
  /** The service on the port of this project's own services. */
  service?: AwsService;
  /** The commands behind the control port. Their names begin with the double's. */
  commands?(keep: KeepSwitch): Commands;
  /** Gives the deployed app what an operator would, such as keys. Called before any function runs. */
  introduce?(secrets: Secrets, outputs: Record<string, string>): void;
  /** Begins to call the app. Called when the API answers. */
  call?(apiUrl: string): void;
  /** The label of its address in the terminal, and the text. */
  about(apiUrl: string): readonly [label: string, text: string];
}

/** A double of an outside service. It has a folder of its own and a line in doubles.ts. */
export interface OutsideDouble<Options, Running extends RunningDouble> {
  start(options: Options | undefined, at: Surroundings): Promise<Running>;
}
