import { Logger } from '@aws-lambda-powertools/logger';

/**
 * JSON lines, one per fact worth knowing. Log ids and codes, never what a person typed, a token or an address.
 * The service name and level come from POWERTOOLS_SERVICE_NAME and POWERTOOLS_LOG_LEVEL.
 */
export const logger = new Logger();
