import { type Backoff, withBackoff } from './backoff.ts';
import { type DynamoDBDocumentClient, TransactWriteCommand } from './documents/commands.ts';
import { cancelledParts, isContention, type LostItem, type TransactItem } from './dynamo.ts';
import { AppError } from './errors.ts';
import { type Random, systemRandom } from './random.ts';

/** The parts of a transaction by name. A name may have several parts; an undefined one is left out. */
export type NamedParts = Readonly<Record<string, TransactItem | readonly TransactItem[] | undefined>>;

/** A part whose condition failed. */
export interface FailedPart {
  /** The position among the parts of its name, from zero. */
  readonly place: number;
  /** The item at that moment, when the part requests it (`ReturnValuesOnConditionCheckFailure`). */
  readonly item: LostItem | undefined;
}

/** The expected names with failed conditions, each with its failed parts. It has at least one. */
export type FailedParts<Name extends string = string> = ReadonlyMap<Name, readonly FailedPart[]>;

type NameIn<P> = keyof P & string;

/** The time that a few transactions on the same items need, one after the other. */
const contention: Backoff = { attempts: 8, baseMs: 20, capMs: 300 };

/**
 * Writes all parts or none, in the order in which they are named.
 * @param mayFail the names whose conditions may fail, which the caller handles
 * @returns undefined when all is written; otherwise the names of `mayFail` that failed
 * @throws contention as it is (`isContention`); any other error of DynamoDB, also for a failed condition outside
 * `mayFail`
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export async function transact<const P extends NamedParts, Name extends NameIn<P>>(
  dynamo: DynamoDBDocumentClient,
  parts: P,
  ...mayFail: Name[]
): Promise<FailedParts<Name> | undefined> {
  const named = Object.entries(parts).flatMap(([name, part]) =>
    [part ?? []].flat().map((item, place) => ({ name, place, item })),
  );
  try {
    await dynamo.send(new TransactWriteCommand({ TransactItems: named.map(({ item }) => item) }));
    return undefined;
  } catch (error) {
    const failed = new Map<Name, FailedPart[]>();
    for (const [index, { outcome, item }] of (cancelledParts(error) ?? []).entries()) {
      const part = named[index];
      const name = mayFail.find((expected) => expected === part?.name);
      if (!part || !name || outcome !== 'condition_failed') continue;
      failed.set(name, [...(failed.get(name) ?? []), { place: part.place, item }]);
    }
    if (failed.size === 0) throw error;
    return failed;
  }
}

/**
 * Does the same, and retries while other requests write the same items: two members of staff decide the same matter, or
 * one clicks twice. DynamoDB refuses the second transaction, and the SDK does not retry it.
 * @throws AppError `unavailable` when the contention does not end
 */
export async function transactInTurn<const P extends NamedParts, Name extends NameIn<P>>(
  { dynamo, random = systemRandom }: { readonly dynamo: DynamoDBDocumentClient; readonly random?: Random },
  parts: P,
  ...mayFail: Name[]
): Promise<FailedParts<Name> | undefined> {
  try {
    return await withBackoff(() => transact(dynamo, parts, ...mayFail), isContention, contention, random);
  } catch (cause) {
    if (!isContention(cause)) throw cause;
    throw new AppError('unavailable', 'Another request is changing the same data. Try again in a moment.', {
      retryAfter: 1,
      cause,
    });
  }
}
