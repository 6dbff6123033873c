import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DealId } from '../../../../lib/contract/ids.ts';
import { stockOfDeal } from '../../../../lib/stock/stock-id.ts';

/** The stock was another than before: it changed after the one instant and before the other. */
export interface StockChange {
  readonly available: number;
  readonly after: number;
  readonly before: number;
}

const everyMs = 25;

/** Reads the stock itself again and again, so that it is known when the last unit was really taken. */
export function watchStock(endpoint: string, dealId: string) {
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  const changes: StockChange[] = [];
  let stopped = false;
  const look = async () => {
    const { Item } = await documents.send(
      new GetCommand({
        TableName: 'stampede-dev-stock',
        Key: { pk: stockOfDeal(dealId as DealId) },
        ConsistentRead: true,
      }),
    );
    return Number(Item?.available);
  };
  const watching = (async () => {
    let last = Number.NaN;
    let after = Date.now();
    while (!stopped) {
      const asked = Date.now();
      const available = await look().catch(() => undefined);
      if (available !== undefined) {
        if (available !== last) changes.push({ available, after, before: Date.now() });
        last = available;
        after = asked;
      }
      await sleep(everyMs);
    }
  })();
  return {
    changes,
    async stop() {
      stopped = true;
      await watching;
      client.destroy();
    },
  };
}
