import { createHash } from 'node:crypto';

/** The region and account of the local cloud. fauxqs and dynoxide use the same account number. */
export const REGION = 'eu-west-1';
export const ACCOUNT = '000000000000';

/** An AWS-shaped ARN in the local account: `arn('lambda', 'function:place-booking')`. */
export const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

/** The bare function name of a function ARN (with or without version or alias), or of a name. */
export function functionNameOf(arnOrName: string): string {
  return arnOrName.startsWith('arn:')
    ? (arnOrName.split(':')[6] ?? arnOrName)
    : (arnOrName.split(':')[0] ?? arnOrName);
}

/** Letters and digits that stay the same from run to run, for ids that AWS would choose at random. */
export function stableId(seed: string, length: number): string {
  const digest = createHash('sha256').update(seed).digest('base64url');
  return digest.replace(/[-_]/g, 'x').slice(0, length);
}

/** A UUID that stays the same from run to run. */
export function stableUuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The physical name that CloudFormation would generate, without its random suffix. */
export function generatedName(stack: string, logicalId: string, limit: number): string {
  const name = `${stack}-${logicalId}`;
  return name.length <= limit ? name : `${name.slice(0, limit - 9)}-${stableId(name, 8)}`;
}
