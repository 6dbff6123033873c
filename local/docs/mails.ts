import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A message of a pool, as the inbox shows it. */
export interface Mail {
  /** ISO 8601. */
  readonly at: string;
  readonly to: string;
  readonly kind: 'invitation' | 'sign-up' | 'code';
  /** The password of an invitation, or a code. */
  readonly secret: string;
}

/** The account that a log line of a message names. It connects the line with its mail. */
const kinds: Record<string, Mail['kind']> = { FORCE_CHANGE_PASSWORD: 'invitation', UNCONFIRMED: 'sign-up' };

/** Returns the messages of the pools, newest first. Unreadable ones are left out. */
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
