import type { Server } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { type FauxqsStores, faithfulFauxqs, part } from '../messaging/fauxqs.ts';
import { errorDocument } from '../messaging/s3-error.ts';
import { refuseStrangers } from '../strangers.ts';
import { refusedAccess } from './signed-links.ts';

/**
 * SQS, SNS and S3 in a thread. It puts fauxqs together from its parts instead of calling `startFauxqs`,
 * because that listens on every interface of the machine, to mend two things in its persistence, and to put
 * AWS's own rules in front of it.
 */
interface Persistence {
  db: { exec(sql: string): void; prepare(sql: string): { run(...values: unknown[]): unknown } };
  load(sqs: unknown, sns: unknown, s3: unknown): void;
  updateMessageReady(messageId: string): void;
  close(): void;
}
interface SqsStore {
  persistence?: Persistence;
  allQueues(): Iterable<{ persistence?: Persistence }>;
}

const { dataDir, port, region } = workerData as { dataDir: string; port: number; region: string };

const { PersistenceManager } = await part('./persistence.js');
const { SqsStore } = await part('./sqs/sqsStore.js');
const { SnsStore } = await part('./sns/snsStore.js');
const { S3Store } = await part('./s3/s3Store.js');

const persistence: Persistence = new PersistenceManager(dataDir);
// The death of the process loses nothing with NORMAL in WAL mode, and a send need not wait for the disk.
persistence.db.exec('PRAGMA synchronous = NORMAL');
// As published it writes NULL into a NOT NULL column: ChangeMessageVisibility to 0 would answer 500.
const makeReady = persistence.db.prepare(
  'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
);
persistence.updateMessageReady = (messageId) => void makeReady.run(messageId);

const sqsStore: SqsStore = new SqsStore();
const snsStore = new SnsStore();
const s3Store = new S3Store();
persistence.load(sqsStore, snsStore, s3Store);
sqsStore.persistence = persistence;
for (const queue of sqsStore.allQueues()) queue.persistence = persistence;
snsStore.persistence = persistence;
s3Store.persistence = persistence;

const stores = { sqsStore, snsStore, s3Store } as unknown as FauxqsStores;
const app = await faithfulFauxqs(stores, region);
app.addHook('onRequest', async ({ method, url, headers }, reply) => {
  const refusal = refusedAccess({ method, url, signed: headers.authorization !== undefined }, Date.now());
  if (refusal)
    await reply
      .code(403)
      .type('application/xml')
      .send(errorDocument({ code: 'AccessDenied', message: refusal }));
});
refuseStrangers(app.server as Server);
await app.listen({ port, host: '127.0.0.1' });
(app.server as Server).keepAliveTimeout = 60_000;
parentPort?.once('message', async () => {
  await app.close();
  persistence.close();
  process.exit(0);
});
parentPort?.postMessage('ready');
