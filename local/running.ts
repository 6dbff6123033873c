import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignInAccount } from './cognito/demo-accounts.ts';
import type { ControlAddress } from './control/server.ts';
import type { DoubleUrls } from './doubles.ts';
import type { Endpoints } from './endpoints.ts';

/** The facts about the running cloud for other commands: `.local/running.json`. */
export interface Running {
  pid: number;
  apiUrl: string;
  endpoints: Endpoints;
  outputs: Record<string, string>;
  accounts: SignInAccount[];
  /** The address of live updates. Missing in an app without them. */
  liveUrl?: string;
  /** The control port for tests and the rush. `connectControl` uses it. */
  control: ControlAddress;
  /** The addresses of the doubles of outside services. Stripe's is missing when the cloud uses Stripe itself. */
  doubles: DoubleUrls;
}

const FILE = 'running.json';

export function writeRunning(stateDir: string, running: Running): void {
  writeFileSync(join(stateDir, FILE), JSON.stringify(running, null, 2), { mode: 0o600 });
}

export function removeRunning(stateDir: string): void {
  rmSync(join(stateDir, FILE), { force: true });
}

/** Returns the running cloud. Undefined when none runs, also after a `kill -9`, which leaves the file behind. */
export function readRunning(stateDir: string): Running | undefined {
  try {
    const running = JSON.parse(readFileSync(join(stateDir, FILE), 'utf8')) as Running;
    process.kill(running.pid, 0);
    return running;
  } catch {
    return undefined;
  }
}
