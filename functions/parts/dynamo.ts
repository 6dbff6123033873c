import { dynamoDocuments } from '../../lib/platform/dynamo-client.ts';
import { readVariable } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import type { TableVariable } from '../../lib/platform/tables.ts';

/** The client that all parts of a function share. What the platform reads for each request has one of its own. */
export const dynamo = /* @__PURE__ */ lazy(dynamoDocuments);

/**
 * Reads where a table is.
 * @throws Error naming the variable when the function was not told
 */
export const tableAt = (variable: TableVariable): string => readVariable(variable);
