import { buildApp } from 'fauxqs';
import { part } from './part.ts';
import { createPurges } from './purges.ts';
import { letQueuesRest } from './restful-queues.ts';
import { errorDocument } from './s3-error.ts';
import { digestRefusal, listPage, preconditionRefusal, rangeWithin, type StoredObject } from './s3-rules.ts';
import type { Queues, SqsBody, SqsRefusal } from './sqs-refusal.ts';
import { cannotTravel, entryRefusal, sqsRefusal } from './sqs-rules.ts';

/** The stores of fauxqs that the layer in front of it uses. */
export interface FauxqsStores {
  sqsStore: {
    getQueue(url: string): { isFifo(): boolean } | undefined;
    getQueueByArn(arn: string): object | undefined;
  };
  snsStore: unknown;
  s3Store: {
    buckets: Map<string, Map<string, StoredObject>>;
    listObjects(bucket: string, options?: object): unknown;
  };
}

type App = ReturnType<typeof buildApp>;

/** fauxqs 2.4.1 with these stores. It is changed to refuse what AWS refuses and to accept what AWS accepts. */
export async function faithfulFauxqs(stores: FauxqsStores, region: string): Promise<App> {
  const { INVALID_MESSAGE_BODY_CHAR } = await part('./sqs/sqsTypes.js');
  // fauxqs accepts no character beyond U+FFFF, so it refuses every emoji. All its checks share this expression.
  INVALID_MESSAGE_BODY_CHAR.test = cannotTravel;
  await letQueuesRest();
  const { s3Store } = stores;
  const published = s3Store.listObjects.bind(s3Store);
  s3Store.listObjects = (bucket, options) => {
    const objects = s3Store.buckets.get(bucket);
    return objects ? listPage(objects.values(), options) : published(bucket, options);
  };
  const app = buildApp({ logger: false, defaultRegion: region, stores: stores as never });
  guardQueues(app, stores.sqsStore);
  guardObjects(app, s3Store);
  return app;
}

/** The facts about these queues that the rules need. */
export const rulesOf = (store: FauxqsStores['sqsStore']): Queues => ({
  isFifo: (url) => store.getQueue(url)?.isFifo(),
  hasArn: (arn) => store.getQueueByArn(arn) !== undefined,
});

const sqsJson = 'application/x-amz-json-1.0';

function guardQueues(app: App, store: FauxqsStores['sqsStore']): void {
  const queues = rulesOf(store);
  const purges = createPurges(Date.now);
  const failed = new WeakMap<object, object[]>();
  // Hooks with a callback run synchronously with the handler, so no other request comes between check and effect.
  app.addHook('preHandler', (request, reply, done) => {
    const target = request.headers['x-amz-target'];
    if (typeof target !== 'string' || !target.startsWith('AmazonSQS.')) return done();
    const operation = target.slice('AmazonSQS.'.length);
    const body = (request.body ?? {}) as SqsBody;
    const refusal =
      sqsRefusal(operation, body, queues) ??
      (operation === 'PurgeQueue' ? purges.refusal(body.QueueUrl ?? '') : undefined);
    if (refusal) return void answer(refusal);
    const bad = (body.Entries ?? []).flatMap((entry) => {
      const why = entryRefusal(operation, entry, queues.isFifo(body.QueueUrl ?? ''));
      return why ? [{ entry, why }] : [];
    });
    if (bad.length === 0) return done();
    const Failed = bad.map(({ entry, why }) => ({
      ...{ Id: entry.Id, SenderFault: true, Code: why.code, Message: why.message },
    }));
    const refused = new Set(bad.map(({ entry }) => entry));
    const Entries = body.Entries?.filter((entry) => !refused.has(entry)) ?? [];
    if (Entries.length === 0) return void reply.type(sqsJson).send({ Successful: [], Failed });
    request.body = { ...body, Entries };
    failed.set(request, Failed);
    return done();

    function answer({ code, message }: SqsRefusal) {
      reply.code(400).type(sqsJson).header('x-amzn-query-error', `${code};Sender`);
      reply.send({ __type: `com.amazonaws.sqs#${code}`, message });
    }
  });
  app.addHook('preSerialization', (request, _reply, payload, done) => {
    const more = failed.get(request);
    const answered = payload as { Failed?: object[] };
    done(null, more ? { ...answered, Failed: [...(answered.Failed ?? []), ...more] } : payload);
  });
}

const overrides = {
  'response-cache-control': 'cache-control',
  'response-content-disposition': 'content-disposition',
  'response-content-encoding': 'content-encoding',
  'response-content-language': 'content-language',
  'response-content-type': 'content-type',
  'response-expires': 'expires',
} as const;

function guardObjects(app: App, { buckets }: FauxqsStores['s3Store']): void {
  app.addHook('preHandler', (request, reply, done) => {
    const { bucket, '*': key } = (request.params ?? {}) as { bucket?: string; '*'?: string };
    if (!bucket || !key) return done();
    const present = buckets.get(bucket)?.get(key);
    if (request.method === 'GET' && present)
      request.headers.range = rangeWithin(request.headers.range, present.contentLength);
    const query = (request.query ?? {}) as Record<string, string>;
    const writes =
      request.method === 'PUT' ? query.uploadId === undefined : request.method === 'POST' && query.uploadId;
    if (!writes) return done();
    const refusal =
      preconditionRefusal(request.headers, present) ??
      (request.method === 'PUT' ? digestRefusal(request.headers, request.body) : undefined);
    if (!refusal) return done();
    reply.code(refusal.status).type('application/xml').send(errorDocument(refusal));
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    const query = (request.query ?? {}) as Record<string, string>;
    if (request.method === 'GET' && reply.statusCode < 300)
      for (const [parameter, header] of Object.entries(overrides))
        if (query[parameter] !== undefined) reply.header(header, query[parameter]);
    done(null, payload);
  });
}
