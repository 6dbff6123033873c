import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PoolTriggers } from './triggers.ts';

/** A user in cognito-local's format. */
export interface DirectoryUser {
  Username: string;
  Password: string;
  UserStatus: string;
  Attributes: { Name: string; Value: string }[];
  [field: string]: unknown;
}

/** A user pool of the template, with its clients, groups and users. */
export interface Pool {
  id: string;
  options: Record<string, unknown>;
  groups: { name: string; properties: Record<string, unknown> }[];
  clients: Record<string, unknown>[];
  triggers: PoolTriggers;
  /** Demo users, and the groups each is in. */
  users: { user: DirectoryUser; groups: string[] }[];
}

interface PoolFile {
  Users: Record<string, DirectoryUser>;
  Options: Record<string, unknown>;
  Groups: Record<string, { GroupName: string; members?: string[]; [field: string]: unknown }>;
}

/**
 * Writes the pools into cognito-local's files before it starts. Options, groups and clients come from the template.
 * Users who signed up on an earlier run stay.
 */
export function writeDirectory(folder: string, pools: Iterable<Pool>): void {
  mkdirSync(folder, { recursive: true });
  const now = new Date().toISOString();
  const stamps = { CreationDate: now, LastModifiedDate: now };
  const clients: Record<string, unknown> = {};
  for (const pool of pools) {
    const file = join(folder, `${pool.id}.json`);
    const kept = readJson<Partial<PoolFile>>(file) ?? {};
    const content: PoolFile = {
      Users: { ...kept.Users },
      Options: { ...pool.options, Id: pool.id, ...stamps },
      Groups: {},
    };
    for (const { name, properties } of pool.groups) {
      const members = new Set(kept.Groups?.[name]?.members ?? []);
      for (const { user, groups } of pool.users) if (groups.includes(name)) members.add(user.Username);
      content.Groups[name] = { ...properties, GroupName: name, ...stamps, members: [...members] };
    }
    for (const { user } of pool.users) content.Users[user.Username] ??= user;
    for (const client of pool.clients) clients[String(client.ClientId)] = { ...client, ...stamps };
    writeFileSync(file, JSON.stringify(content, null, 2));
  }
  writeFileSync(join(folder, 'clients.json'), JSON.stringify({ Clients: clients }, null, 2));
}

function readJson<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (cause) {
    throw new Error(`${file} was cut off while it was written; start again with --fresh`, { cause });
  }
}
