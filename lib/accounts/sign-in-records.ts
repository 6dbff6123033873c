import { signInDays } from '../contract/customer.ts';
import type { CustomerId } from '../contract/ids.ts';
import { toEpochSeconds, toInstant } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '../platform/documents/commands.ts';
import { signedInKey, signInKey } from './account-keys.ts';

export interface SignInNote {
  readonly id: CustomerId;
  /** The user name in the pool of customers. */
  readonly subject: string;
  /** The keyed digest of the confirmed address; undefined when the address is not confirmed. */
  readonly emailDigest: string | undefined;
  /** The instant of a sign-in, in milliseconds; undefined when somebody confirmed their address. */
  readonly signedInAt: number | undefined;
}

export type SignInRecords = ReturnType<typeof signInRecords>;

/** How customers sign in: the way from a customer's id to the pool, and the instants of their sign-ins. */
export const signInRecords = (dynamo: DynamoDBDocumentClient, table: string) => ({
  async note({ id, subject, emailDigest, signedInAt }: SignInNote): Promise<void> {
    const at = signedInAt !== undefined && toInstant(signedInAt);
    const sets = [
      '#subject = :subject',
      ...(emailDigest ? ['emailDigest = :digest'] : []),
      ...(at ? ['lastAt = :at'] : []),
    ];
    const changes = dynamo.send(
      new UpdateCommand({
        TableName: table,
        Key: signInKey(id),
        // An address that is no longer confirmed finds nobody.
        UpdateExpression: `SET ${sets.join(', ')}${emailDigest ? '' : ' REMOVE emailDigest'}`,
        ExpressionAttributeNames: { '#subject': 'subject' },
        ExpressionAttributeValues: {
          ':subject': subject,
          ...(emailDigest && { ':digest': emailDigest }),
          ...(at && { ':at': at }),
        },
      }),
    );
    if (!at) return void (await changes);
    const Item = {
      ...signedInKey(id, at),
      at,
      ttl: toEpochSeconds(signedInAt) + signInDays * 86_400,
    };
    await Promise.all([changes, dynamo.send(new PutCommand({ TableName: table, Item }))]);
  },
});
