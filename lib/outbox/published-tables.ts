import { type TableName, tableIn, tableNames, tableOf, type tables } from '../platform/tables.ts';

/** A table whose changes are published as events. */
export type PublishedTable = {
  [T in TableName]: (typeof tables)[T] extends { readonly stream: { readonly publishes: true } } ? T : never;
}[TableName];

const isPublished = (name: TableName): name is PublishedTable => tableOf(name).stream?.publishes === true;

/**
 * Finds the table of a stream, in a stage.
 * @returns a function of a stream's ARN: `arn:aws:dynamodb:…:table/stampede-dev-stock/stream/2026-…`. It throws an
 * Error for a stream of any other table
 */
export function tablesByStream(stage: string): (streamArn: string | undefined) => PublishedTable {
  const byName = new Map(tableNames.filter(isPublished).map((name) => [tableIn(stage, name), name]));
  return (streamArn) => {
    const table = byName.get(streamArn?.split('/')[1] ?? '');
    if (!table) throw new Error(`No events are made of ${streamArn ?? 'a change without its stream'}`);
    return table;
  };
}
