import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { idFrom } from '../../../lib/platform/ids.ts';
import { book, decided, newGuest, publish, tokenOf } from '../../integration/api/client.ts';
import { cloud } from '../../integration/api/cloud.ts';
import { newDealImport } from '../../integration/api/new-deal-import.ts';
import { stripeSays } from '../../integration/api/stripe-says.ts';
import { claimsOf } from '../../integration/api/tokens.ts';
import type { Ids } from './places.ts';

/** Makes a deal of the demo seller with a booking, so that no page is empty. */
export async function sold(): Promise<Ids> {
  const { id: dealId, sellerId } = await publish({ title: 'Two nights by the lake' }, 'seller');
  const guest = await newGuest();
  const { body } = await book(dealId, guest);
  await decided(body.id, guest);
  const customerId = idFrom('cus', String(claimsOf(await tokenOf('customer')).sub));
  const webhookEventId = `evt_${body.id.slice(-20)}`;
  const object = { object: 'payment_intent', metadata: { bookingId: body.id } };
  await stripeSays({ id: webhookEventId, type: 'payment_intent.processing', object });
  const queue = await failed({ dealId, bookingId: body.id });
  const dealImportId = await newDealImport('seller');
  return { dealId, bookingId: body.id, sellerId, customerId, webhookEventId, queue, dealImportId };
}

/** A dead letter. @returns its queue */
async function failed(detail: object): Promise<string> {
  const queue = 'figures-dlq';
  const sqs = new SQSClient({
    endpoint: cloud.endpoints.sqs,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const QueueUrl = `${cloud.endpoints.sqs}/000000000000/stampede-dev-${queue}`;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ detail }) }));
  return queue;
}
