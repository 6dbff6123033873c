import { readOptional } from '../environment.ts';
import { addressDigestOf } from '../limits/subject.ts';
import { logger } from '../logger.ts';
import { subjectKey } from './subject-key.ts';

export interface LoggedRequest {
  /** The address, where it can be trusted: a request that went around the edge has none. */
  readonly address: string | undefined;
  /** `anonymous` also for a request that was refused before its caller was known. */
  readonly caller: string;
  readonly status: number | undefined;
}

/** Without a secret, as when one function runs on a desk, no address is logged. */
const key = readOptional('SUBJECT_SECRET_ARN') ? subjectKey : undefined;
// Read while the function starts. At most the first request waits for it.
key?.().catch(() => undefined);

/**
 * Logs one line for each request, with the digest of its address. After an attack, the addresses with most requests can
 * be listed and blocked (docs/runbook.md). The gateway's own log could only hold the plain address. Never throws.
 */
export async function logRequest({ address, caller, status }: LoggedRequest): Promise<void> {
  const digest = address ? await digestOf(address) : undefined;
  logger.info('request', { status, caller, ...(digest && { address: digest }) });
}

const digestOf = async (address: string): Promise<string | undefined> => {
  try {
    return key && addressDigestOf(await key(), address);
  } catch (error) {
    logger.warn('address not logged', { error });
    return undefined;
  }
};
