import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startCloud } from '../../../local/cloud.ts';
import { signIn } from '../../../local/cognito/sign-in.ts';
import { readRunning } from '../../../local/running.ts';
import type { RushOptions } from './options.ts';

/** The stack that the rush is made on. */
export interface Target {
  readonly apiUrl: string;
  adminToken(): Promise<string>;
  /** Where functions log, when that is on this machine: write units are read from there. */
  readonly logs: string | undefined;
  readonly dynamodb: string | undefined;
  stop(): Promise<void>;
}

/** The stack named by the options, or the one that runs here, or one of its own. */
export async function findTarget(options: RushOptions, log: (line: string) => void): Promise<Target> {
  const { api, token } = options;
  if (api && token) {
    return {
      apiUrl: api,
      adminToken: async () => token,
      logs: undefined,
      dynamodb: undefined,
      stop: async () => undefined,
    };
  }
  const stateDir = resolve(options.state);
  const running = existsSync(stateDir) ? readRunning(stateDir) : undefined;
  if (!running) return ownCloud(log);
  const admin = running.accounts.find(({ role }) => role === 'admin');
  if (!admin) throw new Error('The running local cloud has no demo accounts; start it without --no-seed');
  return {
    apiUrl: running.apiUrl,
    adminToken: () => signIn(running.endpoints.cognito, admin),
    logs: join(stateDir, 'logs'),
    dynamodb: running.endpoints.dynamodb,
    stop: async () => undefined,
  };
}

async function ownCloud(log: (line: string) => void): Promise<Target> {
  log('No local cloud runs here; starting one for this rush …');
  const stateDir = mkdtempSync(join(tmpdir(), 'stampede-rush-'));
  const cloud = await startCloud({ stateDir, log });
  return {
    apiUrl: cloud.apiUrl,
    adminToken: () => cloud.tokenFor('admin'),
    logs: join(stateDir, 'logs'),
    dynamodb: cloud.endpoints.dynamodb,
    async stop() {
      await cloud.stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
