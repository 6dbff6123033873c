import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Disposal } from '../disposal.ts';
import { type Endpoints, endpointsOf, isLoopback } from '../endpoints.ts';
import type { QueueService } from '../messaging/queue-service.ts';
import { REGION } from '../names.ts';
import type { StateStore } from '../state.ts';
import { startDynamoDb } from './dynamodb.ts';
import { startMessaging } from './fauxqs.ts';
import { choosePorts } from './ports.ts';
import type { StreamFile } from './stream-file.ts';

const ownPorts = ['dynamodb', 'messaging', 'cognito', 'services', 'sockets'] as const;
type OwnPort = (typeof ownPorts)[number];

/** The services that run before any deployment, with clients for them. */
export interface Services<Double extends string> {
  endpoints: Endpoints;
  ports: Record<OwnPort | Double, number>;
  dynamodb: DynamoDBClient;
  queues: QueueService;
  streams: DynamoDBStreamsClient;
  streamFile: StreamFile | undefined;
}

/**
 * Starts DynamoDB and fauxqs in parallel, and keeps ports for the doubles of outside services. `onEnd` receives the
 * reason when a service ends by itself.
 */
export async function startServices<Double extends string>(
  stateDir: string,
  state: StateStore,
  doubles: readonly Double[],
  undo: Disposal,
  onEnd: (why: string) => void,
): Promise<Services<Double>> {
  const ports: Record<OwnPort | Double, number> = await choosePorts(state, [...ownPorts, ...doubles]);
  const messaging = { dataDir: join(stateDir, 'messaging'), port: ports.messaging, region: REGION };
  const [dynamodb, fauxqs] = await Promise.all([
    startDynamoDb(stateDir, ports.dynamodb),
    startMessaging(messaging),
  ]);
  undo.add(() => Promise.all([dynamodb.stop(), fauxqs.stop()]));
  void dynamodb.ended.then((why) => onEnd(`DynamoDB ended: ${why}`));

  const at = (port: number) => `http://127.0.0.1:${port}`;
  const endpoints = endpointsOf({
    dynamodb: dynamodb.endpoint,
    messaging: at(ports.messaging),
    cognito: at(ports.cognito),
    services: at(ports.services),
  });
  const clients = makeClients(endpoints);
  undo.add(() => {
    for (const client of Object.values(clients)) client.destroy();
  });
  return { endpoints, ports, ...clients, queues: fauxqs.queues, streamFile: dynamodb.streamFile };
}

function makeClients(endpoints: Endpoints) {
  const own = { region: REGION, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const handler = () => new NodeHttpHandler({ httpAgent: { maxSockets: 500, keepAlive: true } });
  // At AWS itself, the caller's own region and credentials apply.
  const tables = isLoopback(endpoints.dynamodb) ? own : {};
  return {
    dynamodb: new DynamoDBClient({ ...tables, endpoint: endpoints.dynamodb, requestHandler: handler() }),
    streams: new DynamoDBStreamsClient({
      ...tables,
      endpoint: endpoints.dynamodb,
      requestHandler: handler(),
    }),
  };
}
