import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Backoff, withBackoff } from './backoff.ts';
import { cancelledParts, isContention, type LostItem, type TransactItem } from './dynamo.ts';
import { AppError } from './errors.ts';
import { type Random, systemRandom } from './random.ts';

/** The parts of a transaction by name. A name may stand for several parts; one that is undefined is left out. */
export type NamedParts = Readonly<Record<string, TransactItem | readonly TransactItem[] | undefined>>;

/** A part whose condition failed. */
export interface FailedPart {
  /** Its place among the parts of its name, from zero. */
  readonly place: number;
  /** The item as it was, when the part asks for it (`ReturnValuesOnConditionCheckFailure`). */
  readonly item: LostItem | undefined;
}

/** The expected names whose conditions failed, each with the parts of that name that did. It holds at least one. */
export type FailedParts<Name extends string = string> = ReadonlyMap<Name, readonly FailedPart[]>;

type NameIn<P> = keyof P & string;

/** The time that a few transactions on the same items need when they take turns. */
const patience: Backoff = { attempts: 8, baseMs: 20, capMs: 300 };

/**
 * Writes all parts or none, in the order in which they are named.
 * @param mayFail the names whose conditions the caller expects to fail at times, and answers for
 * @returns undefined when all is written; else which of `mayFail` failed
 * @throws contention as it comes (`isContention`); any other error of DynamoDB, as of a condition outside `mayFail`
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
 * The same, and tries again while others write the same items: two members of staff who decide the same thing, or one
 * who clicks twice. DynamoDB refuses the second transaction, and the SDK does not retry it.
 * @throws AppError `unavailable` when the contention does not end
 */
export async function transactInTurn<const P extends NamedParts, Name extends NameIn<P>>(
  { dynamo, random = systemRandom }: { readonly dynamo: DynamoDBDocumentClient; readonly random?: Random },
  parts: P,
  ...mayFail: Name[]
): Promise<FailedParts<Name> | undefined> {
  try {
    return await withBackoff(() => transact(dynamo, parts, ...mayFail), isContention, patience, random);
  } catch (cause) {
    if (!isContention(cause)) throw cause;
    throw new AppError('unavailable', 'Others are changing the same; try again in a moment.', {
      retryAfter: 1,
      cause,
    });
  }
}
