import { Logger } from '@aws-lambda-powertools/logger';
import { redact } from './redact.ts';

/**
 * JSON lines, one per fact worth knowing. Log ids and codes, never what a person typed, a token or an address: what
 * looks like one is taken out, errors of others included, since nobody knows what those quote.
 * The service name and level come from POWERTOOLS_SERVICE_NAME and POWERTOOLS_LOG_LEVEL.
 */
export const logger = new Logger({
  jsonReplacerFn: (_key, value) => (typeof value === 'string' ? redact(value) : value),
});
