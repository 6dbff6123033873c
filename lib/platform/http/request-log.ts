import { readOptional } from '../environment.ts';
import { addressDigestOf } from '../limits/subject.ts';
import { logger } from '../logger.ts';
import { subjectKey } from './subject-key.ts';

export interface LoggedRequest {
  /** As it was seen, when it was: what went around the edge has none that can be believed. */
  readonly address: string | undefined;
  /** `anonymous` too for whoever was refused before it was known who calls. */
  readonly caller: string;
  readonly status: number | undefined;
}

/** Where there is no key, on a desk that runs one function, nobody looks for addresses. */
const key = readOptional('SUBJECT_SECRET_ARN') ? subjectKey : undefined;
// Read while the function starts: no request waits for it but perhaps the first.
key?.().catch(() => undefined);

/**
 * One line for each request, with its address as a digest: after an attack the heaviest can be listed and blocked
 * (docs/runbook.md). The gateway's own log could hold the address as it is, or none. Never throws.
 */
export async function logRequest({ address, caller, status }: LoggedRequest): Promise<void> {
  const digest = address ? await digestOf(address) : undefined;
  logger.info('request', { status, caller, ...(digest && { address: digest }) });
}

const digestOf = async (address: string): Promise<string | undefined> => {
  try {
    return key && addressDigestOf(await key(), address);
  } catch (error) {
    logger.warn('an address is not logged just now', { error });
    return undefined;
  }
};
