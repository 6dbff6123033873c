import { Logger } from '@aws-lambda-powertools/logger';
import { redact } from './redact.ts';

/**
 * Writes JSON lines, one for each fact. Log ids and codes, never texts that people typed, tokens or addresses. Text
 * that looks like one is removed, in the errors of libraries too, because they may quote anything.
 * POWERTOOLS_SERVICE_NAME and POWERTOOLS_LOG_LEVEL set the service name and the level.
 */
export const logger = new Logger({
  jsonReplacerFn: (_key, value) => (typeof value === 'string' ? redact(value) : value),
});
