import type { DocumentCommand, DynamoDBDocumentClient } from '../../../lib/platform/documents/commands.ts';
import { TransactionCanceledException } from '../../../lib/platform/documents/failures.ts';
import { copy } from './values.ts';

/** What a command came to, in a form in which two engines can be compared. */
export async function outcomeOf(
  dynamo: Pick<DynamoDBDocumentClient, 'send'>,
  command: unknown,
): Promise<unknown> {
  try {
    const answer = await dynamo.send(command as DocumentCommand);
    return { answer: plain(answer) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const item = (error as { Item?: unknown }).Item;
    const reasons = error instanceof TransactionCanceledException ? error.CancellationReasons : undefined;
    return {
      error: error.name,
      ...(item ? { item } : {}),
      ...(reasons && {
        reasons: reasons.map(({ Code, Item }) => ({ code: Code, ...(Item && { item: Item }) })),
      }),
    };
  }
}

/** Without what is undefined, sets as sorted lists, and no difference between kinds of bytes. */
function plain(value: unknown): unknown {
  if (value instanceof Set) return { set: [...value].sort() };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('hex') };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(copy({ ...value })).map(([name, inner]) => [name, plain(inner)] as const);
  // An empty list of items may be left out or not.
  return Object.fromEntries(entries);
}
