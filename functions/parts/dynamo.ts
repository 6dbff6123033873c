import { dynamoDocuments } from '../../lib/platform/dynamo-client.ts';
import { readVariable } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import type { TableVariable } from '../../lib/platform/tables.ts';

/** The client that all parts of a function share. The platform's reads for each request use a client of their own. */
export const dynamo = /* @__PURE__ */ lazy(dynamoDocuments);

/**
 * Returns the name of a table.
 * @throws Error that names the variable when it is missing
 */
export const tableAt = (variable: TableVariable): string => readVariable(variable);
