import type { BookingId, DealId } from '../../../lib/contract/ids.ts';
import { dealBookingKey } from '../../../lib/deal-bookings/deal-booking-key.ts';
import { UpdateCommand } from '../../../lib/platform/documents/commands.ts';
import { dynamoDocuments } from '../../../lib/platform/dynamo-client.ts';
import { book, newGuest, publish, reconciled } from './client.ts';
import { cloud } from './cloud.ts';

const dynamo = dynamoDocuments({
  ...{ endpoint: cloud.endpoints.dynamodb, region: 'eu-west-1' },
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

/** Lets staff's view of a booking differ from the booking. */
export const makeStale = (id: BookingId) =>
  dynamo.send(
    new UpdateCommand({
      ...{ TableName: 'stampede-dev-deal-bookings', Key: dealBookingKey(id) },
      UpdateExpression: 'SET #version = :old, #status = :expired REMOVE holdDueAt',
      ExpressionAttributeNames: { '#version': 'version', '#status': 'status' },
      ExpressionAttributeValues: { ':old': 0, ':expired': 'expired' },
    }),
  );

/** A deal of the demo seller whose stock has something to repair. */
export async function dealToRepair(): Promise<{ readonly id: DealId }> {
  const deal = await publish({}, 'seller');
  const { body } = await book(deal.id, await newGuest());
  await reconciled(deal.id, 1);
  await makeStale(body.id);
  return deal;
}
