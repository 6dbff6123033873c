import type { Server } from 'node:http';
import { answerHeaders, type BucketCorsRule, corsHeader, preflightAnswer } from '../messaging/bucket-cors.ts';
import { type FauxqsStores, faithfulFauxqs } from '../messaging/fauxqs.ts';
import { part } from '../messaging/part.ts';
import { type QueueService, queueService } from '../messaging/queue-service.ts';
import { errorDocument } from '../messaging/s3-error.ts';
import { refuseStrangers } from '../strangers.ts';
import { refusedAccess } from './signed-links.ts';

interface Persistence {
  db: { exec(sql: string): void; prepare(sql: string): { run(...values: unknown[]): unknown } };
  load(sqs: unknown, sns: unknown, s3: unknown): void;
  updateMessageReady(messageId: string): void;
  transaction(work: () => void): void;
  close(): void;
}
interface SqsStore {
  persistence?: Persistence;
  allQueues(): Iterable<{ persistence?: Persistence }>;
}

/** SQS, SNS and S3: over HTTP for functions, and the queues directly for the cloud's own parts. */
export interface MessagingService {
  queues: QueueService;
  stop(): Promise<void>;
}

/**
 * Starts fauxqs in this thread, beside the event sources and the bus, since most of its messages come from them or go
 * to them. It is assembled from its parts instead of calling `startFauxqs`, for three reasons: that function listens on
 * every interface of the machine, its persistence needs two corrections, and AWS's own rules must come first.
 */
export async function startMessaging(at: {
  dataDir: string;
  port: number;
  region: string;
}): Promise<MessagingService> {
  const persistence = await openPersistence(at.dataDir);
  const stores = await openStores(persistence);
  const app = await faithfulFauxqs(stores, at.region);
  allowPages(app);
  app.addHook('onRequest', ({ method, url, headers }, reply, done) => {
    const refusal = refusedAccess({ method, url, signed: headers.authorization !== undefined }, Date.now());
    if (!refusal) return done();
    reply
      .code(403)
      .type('application/xml')
      .send(errorDocument({ code: 'AccessDenied', message: refusal }));
  });
  const server = app.server as Server;
  refuseStrangers(server);
  await app.listen({ port: at.port, host: '127.0.0.1' });
  server.keepAliveTimeout = 60_000;
  return {
    queues: await queueService(stores, persistence),
    stop: async () => {
      await app.close();
      persistence.close();
    },
  };
}

/** Answers browsers by the CORS rules of buckets, which fauxqs does not have. */
function allowPages(app: Awaited<ReturnType<typeof faithfulFauxqs>>): void {
  const rules = new Map<string, readonly BucketCorsRule[]>();
  app.addHook('onRequest', ({ method, url, headers }, reply, done) => {
    const [, bucket = ''] = /^\/([^/?]+)/.exec(url) ?? [];
    const wanted = headers[corsHeader];
    if (typeof wanted === 'string' && headers.origin === undefined) rules.set(bucket, JSON.parse(wanted));
    const ofBucket = rules.get(bucket) ?? [];
    if (method !== 'OPTIONS') {
      reply.headers(answerHeaders(ofBucket, headers.origin, method));
      return done();
    }
    const allowed = preflightAnswer(ofBucket, headers);
    if (allowed) return void reply.code(200).headers(allowed).send();
    const refusal = { code: 'AccessForbidden', message: 'CORSResponse: This CORS request is not allowed.' };
    return void reply.code(403).type('application/xml').send(errorDocument(refusal));
  });
}

async function openPersistence(dataDir: string): Promise<Persistence> {
  const { PersistenceManager } = await part('./persistence.js');
  const persistence: Persistence = new PersistenceManager(dataDir);
  // With NORMAL in WAL mode the death of the process loses no data, and a send need not wait for the disk.
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  // Only this process opens the file, so its locks need not be taken for each write.
  persistence.db.exec('PRAGMA locking_mode = EXCLUSIVE');
  // The published version writes NULL into a NOT NULL column, so ChangeMessageVisibility to 0 would answer 500.
  const makeReady = persistence.db.prepare(
    'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
  );
  persistence.updateMessageReady = (messageId) => void makeReady.run(messageId);
  return persistence;
}

async function openStores(persistence: Persistence): Promise<FauxqsStores> {
  const sqsStore: SqsStore = new (await part('./sqs/sqsStore.js')).SqsStore();
  const snsStore = new (await part('./sns/snsStore.js')).SnsStore();
  const s3Store = new (await part('./s3/s3Store.js')).S3Store();
  persistence.load(sqsStore, snsStore, s3Store);
  sqsStore.persistence = persistence;
  for (const queue of sqsStore.allQueues()) queue.persistence = persistence;
  snsStore.persistence = persistence;
  s3Store.persistence = persistence;
  return { sqsStore, snsStore, s3Store } as unknown as FauxqsStores;
}
