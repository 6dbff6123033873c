import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A message that a pool sent, as the inbox shows it. */
export interface Mail {
  /** ISO 8601. */
  readonly at: string;
  readonly to: string;
  readonly kind: 'invitation' | 'sign-up' | 'code';
  /** The password of an invitation, or a code. */
  readonly secret: string;
}

/** What the line of a message says of the account: nobody else can tell which mail it is. */
const kinds: Record<string, Mail['kind']> = { FORCE_CHANGE_PASSWORD: 'invitation', UNCONFIRMED: 'sign-up' };

/** The messages of the pools, newest first; those that cannot be read are left out. */
export function mailsIn(stateDir: string): Mail[] {
  return linesOf(join(stateDir, 'logs', 'cognito-codes.log'))
    .flatMap((line) => mailOf(line) ?? [])
    .reverse();
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function mailOf(line: string): Mail | undefined {
  try {
    const { at, status, details, message } = JSON.parse(line);
    return { at, to: details.Destination, kind: kinds[status] ?? 'code', secret: String(message.__code) };
  } catch {
    return undefined;
  }
}
