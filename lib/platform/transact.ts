import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Backoff, withBackoff } from './backoff.ts';
import { isContention, type TransactItem } from './dynamo.ts';
import { AppError } from './errors.ts';
import { type Random, systemRandom } from './random.ts';

/** As long as a few transactions on the same items take one after the other. */
const patience: Backoff = { attempts: 8, baseMs: 20, capMs: 300 };

/**
 * Writes all of the items or none, also when somebody else is writing one of them at this moment: two who decide the same,
 * or one who clicks twice. DynamoDB turns the second one away, and the SDK does not try again.
 * @throws AppError `unavailable` when that does not end; a cancelled transaction as it comes, when a condition failed
 */
export async function transactInTurn(
  dynamo: DynamoDBDocumentClient,
  items: TransactItem[],
  random: Random = systemRandom,
): Promise<void> {
  try {
    await withBackoff(
      () => dynamo.send(new TransactWriteCommand({ TransactItems: items })),
      isContention,
      patience,
      random,
    );
  } catch (cause) {
    if (!isContention(cause)) throw cause;
    throw new AppError('unavailable', 'Others are changing the same; try again in a moment.', {
      retryAfter: 1,
      cause,
    });
  }
}
