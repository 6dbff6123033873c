import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Cloud, type CloudOptions, startCloud } from '../../../local/cloud.ts';
import type { SignInAccount } from '../../../local/cognito/demo-accounts.ts';
import { signIn } from '../../../local/cognito/sign-in.ts';
import type { ControlAddress } from '../../../local/control/server.ts';
import type { Endpoints } from '../../../local/endpoints.ts';
import { type Running, readRunning } from '../../../local/running.ts';
import { assembly } from '../../integration/assembly.ts';
import { startProcess } from '../../integration/resilience/process.ts';
import type { RushOptions } from './options.ts';

export interface LocalTarget {
  readonly endpoints: Endpoints;
  readonly control: ControlAddress;
  readonly stripeUrl: string;
  /** Of the customers' pool. */
  readonly customer: SignInAccount;
  /** Nobody else uses it. */
  readonly own: boolean;
}

/** The stack that the rush is made on. */
export interface Target {
  readonly apiUrl: string;
  adminToken(): Promise<string>;
  /** Where functions log, when that is on this machine: write units are read from there. */
  readonly logs: string | undefined;
  readonly dynamodb: string | undefined;
  /** Where live updates come from, on this machine. */
  readonly liveUrl: string | undefined;
  /** Of a cloud in another process than this one. */
  readonly pid: number | undefined;
  /** What `--pay` needs: a local cloud that takes orders and has the Stripe double. */
  readonly local: LocalTarget | undefined;
  /** A cloud of our own leaves its state and logs when somebody has to look into them. */
  stop(keep?: boolean): Promise<void>;
}

/** Functions that wait for a Stripe that does not answer need no processor, but each needs an environment. */
const patientConcurrency = 8;

/** How a cloud of our own is made, beyond what is usual. */
export type OwnCloud = Pick<CloudOptions, 'environment' | 'functionConcurrency' | 'doubles'>;

/** The stack named by the options, or the one that runs here, or one of its own. @param own asks for that */
export async function findTarget(
  options: RushOptions,
  log: (line: string) => void,
  own?: OwnCloud,
): Promise<Target> {
  if (own) return ownCloud(log, own);
  const { api, token } = options;
  if (api && token) {
    return {
      apiUrl: api,
      adminToken: async () => token,
      logs: undefined,
      dynamodb: undefined,
      liveUrl: undefined,
      pid: undefined,
      local: undefined,
      stop: async () => undefined,
    };
  }
  if (options.pay && options.state === undefined)
    return ownCloud(log, {
      environment: { HOLD_SECONDS: String(options.holds) },
      functionConcurrency: patientConcurrency,
    });
  const stateDir = resolve(options.state ?? '.local');
  const running = existsSync(stateDir) ? readRunning(stateDir) : undefined;
  if (!running && options.pay) throw new Error(`No local cloud runs in ${options.state}`);
  if (running) return runningTarget(running, stateDir);
  return options.watchers > 0 ? ownProcess(log) : ownCloud(log);
}

function runningTarget(running: Running, stateDir: string): Target {
  const { apiUrl, liveUrl, pid, endpoints } = running;
  const admin = running.accounts.find(({ role }) => role === 'admin');
  if (!admin) throw new Error('The running local cloud has no demo accounts; start it without --no-seed');
  return {
    ...{ apiUrl, liveUrl, pid },
    adminToken: () => signIn(endpoints.cognito, admin),
    logs: join(stateDir, 'logs'),
    dynamodb: endpoints.dynamodb,
    local: localTarget(running, running.doubles.stripe, false),
    stop: async () => undefined,
  };
}

/** Undefined where Stripe is Stripe itself. */
function localTarget(
  { endpoints, control, accounts }: Pick<Cloud, 'endpoints' | 'control' | 'accounts'>,
  stripeUrl: string | undefined,
  own: boolean,
): LocalTarget | undefined {
  const customer = accounts.find(({ role }) => role === 'customer');
  return stripeUrl === undefined || !customer ? undefined : { endpoints, control, stripeUrl, customer, own };
}

async function prepare(log: (line: string) => void) {
  log('No local cloud runs here; starting one for this rush …');
  const stateDir = mkdtempSync(join(tmpdir(), 'stampede-rush-'));
  log('Synthesizing the CDK app, unless it is unchanged …');
  return { stateDir, assembly: await assembly() };
}

/** Removes what a cloud of our own held, or says where it is. */
function leave(stateDir: string, keep: boolean, log: (line: string) => void): void {
  if (keep) log(`State and logs are in ${stateDir}`);
  else rmSync(stateDir, { recursive: true, force: true });
}

/** A cloud as `npm start` runs it: thousands of clients in its own process would be in its way. */
async function ownProcess(log: (line: string) => void): Promise<Target> {
  const { stateDir, assembly } = await prepare(log);
  const cloud = await startProcess(stateDir, assembly);
  return {
    ...runningTarget(cloud.running, stateDir),
    async stop(keep = false) {
      await cloud.stop();
      leave(stateDir, keep, log);
    },
  };
}

async function ownCloud(log: (line: string) => void, options: OwnCloud = {}): Promise<Target> {
  const { stateDir, assembly } = await prepare(log);
  const cloud = await startCloud({ stateDir, assembly, log, ...options });
  return {
    apiUrl: cloud.apiUrl,
    adminToken: () => cloud.tokenFor('admin'),
    logs: join(stateDir, 'logs'),
    dynamodb: cloud.endpoints.dynamodb,
    liveUrl: cloud.liveUrl,
    pid: undefined,
    local: localTarget(cloud, cloud.doubles.stripe.url, true),
    async stop(keep = false) {
      await cloud.stop();
      leave(stateDir, keep, log);
    },
  };
}
