import { existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * The inside of an execution environment: a thread that loads the bundled handler once and then runs one
 * event after another, as Lambda's Node.js runtime does. Like Node 24 there, it runs async handlers only.
 * The messages are described in `function-spec.ts`. This file is JavaScript because a thread that has to strip
 * types first takes twice as long to start, and that is every cold start.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 * @typedef {import('./function-spec.ts').BootstrapData} BootstrapData
 * @typedef {import('./function-spec.ts').BootstrapMessage} BootstrapMessage
 * @typedef {import('./function-spec.ts').CrashPoint} CrashPoint
 * @typedef {import('./function-spec.ts').InvocationMessage} InvocationMessage
 */

// A cached bundle is not compiled again. That saves a third of a cold start.
enableCompileCache();

/** @type {BootstrapData} */
const spec = workerData;

// Gives function threads a lower priority than the gateway's thread, which every request passes. In AWS the gateway has
// its own machines. On Linux this is the thread's own priority; elsewhere it would be the whole process's.
if (process.platform === 'linux') setPriority(0, spec.priority);

/** @param {BootstrapMessage} message */
const send = (message) => parentPort?.postMessage(message);

// Writes logs directly from this thread to the function's file, so that a line does not use the gateway's event loop. A
// write takes a few microseconds; handing it to another thread takes twenty times as long.
// Somebody may have removed the folder since the start.
mkdirSync(dirname(spec.logFile), { recursive: true });
const log = openSync(spec.logFile, 'a');
const write = (chunk, encoding, done) => {
  try {
    writeSync(log, chunk);
  } catch {
    // On a full disk a line is lost. In Lambda no log fails an invocation.
  }
  const callback = typeof encoding === 'function' ? encoding : done;
  if (callback) queueMicrotask(callback);
  return true;
};
process.stdout.write = write;
process.stderr.write = write;

/** The number of calls in the invocation, and the call at which it must die. */
let calls = 0;
/** @type {CrashPoint | undefined} */
let crash;

/**
 * Judges calls to AWS as the role's policies do, before anything of them has left.
 * @type {import('./gate.ts').Gate | undefined}
 */
let gate;

/** @param {import('node:http').ClientRequest} call */
function guard(call) {
  if (!call.hasHeader('authorization') || !String(call.getHeader('authorization')).startsWith('AWS4')) return;
  const { end, write } = call;
  const judge = (chunk) =>
    gate({
      method: call.method,
      path: call.path,
      header: (name) => call.getHeader(name)?.toString(),
      body: chunk === undefined || typeof chunk === 'function' ? '' : chunk.toString(),
    });
  // Only bodies of objects are sent in pieces, and no check reads those.
  call.write = (...parameters) => {
    call.write = write;
    call.end = end;
    const verdict = judge(undefined);
    return verdict ? answerHere(call, verdict) : write.apply(call, parameters);
  };
  call.end = (...parameters) => {
    call.write = write;
    call.end = end;
    const verdict = judge(
      call.getHeader('content-type')?.toString().startsWith('application/x-amz-json') ||
        call.path.startsWith('/schedules/')
        ? parameters[0]
        : undefined,
    );
    if (!verdict) return end.apply(call, parameters);
    if (verdict.answer) return answerHere(call, verdict);
    call.setHeader('content-length', Buffer.byteLength(verdict.body));
    return end.call(call, verdict.body);
  };
}

/** Answers instead of the service. The call is not sent. */
function answerHere(call, { answer, why }) {
  if (why) send({ kind: 'denied', why });
  const response = Object.assign(Readable.from([Buffer.from(answer.body)]), {
    statusCode: answer.status,
    statusMessage: 'Refused',
    headers: answer.headers,
  });
  call.on('error', () => {});
  process.nextTick(() => {
    call.emit('response', response);
    call.destroy();
  });
  return call;
}

/** Counts the calls of the AWS SDK and of Stripe's, which both pass here, and kills the invocation at the chosen one. */
function countCalls(module) {
  const { request } = module;
  module.request = (...parameters) => {
    calls += 1;
    const moment = calls === crash?.call ? crash.moment : undefined;
    if (moment === 'before') process.exit(1);
    const call = request(...parameters);
    if (gate) guard(call);
    if (moment === 'during') call.once('finish', () => process.exit(1));
    // Runs before the caller's own listeners, so that they do not receive the event.
    if (moment === 'after') call.prependOnceListener('response', () => process.exit(1));
    return call;
  };
}
// Runs before any import of these modules. An import reads each export at that time, and reading these three loads a
// whole WebSocket client, an eighth of a cold start.
const http = process.getBuiltinModule('node:http');
for (const unused of ['WebSocket', 'CloseEvent', 'MessageEvent'])
  Object.defineProperty(http, unused, { value: undefined });
countCalls(http);
countCalls(process.getBuiltinModule('node:https'));

async function load() {
  if (spec.gate) gate = (await import(pathToFileURL(spec.gate.module).href)).createGate(spec.gate.setup);
  const dot = spec.handler.lastIndexOf('.');
  const file = join(spec.folder, spec.handler.slice(0, dot));
  const path = ['.mjs', '.js', '.cjs'].map((extension) => file + extension).find(existsSync);
  if (!path) throw new Error(`Cannot find module '${spec.handler.slice(0, dot)}' in ${spec.folder}`);
  const module = await import(pathToFileURL(path).href);
  const name = spec.handler.slice(dot + 1);
  const handler = module[name] ?? module.default?.[name];
  if (typeof handler !== 'function') throw new Error(`${spec.handler} is undefined or not exported`);
  return handler;
}

/** @param {InvocationMessage} message */
function contextOf({ requestId, deadline }) {
  return {
    awsRequestId: requestId,
    functionName: spec.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: spec.arn,
    memoryLimitInMB: String(spec.memoryMb),
    logGroupName: `/aws/lambda/${spec.name}`,
    logStreamName: spec.logStream,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function failure(error) {
  const known = error instanceof Error;
  const line = {
    errorType: known ? error.name : 'Error',
    errorMessage: known ? error.message : String(error),
  };
  write(`${JSON.stringify({ level: 'ERROR', ...line, stack: known ? error.stack : undefined })}\n`);
  return { kind: 'error', ...line };
}

try {
  const handler = await load();
  parentPort?.on('message', async (message) => {
    calls = 0;
    crash = message.crash;
    try {
      const result = await handler(JSON.parse(message.event), contextOf(message));
      if (crash) process.exit(1);
      send({ kind: 'result', json: JSON.stringify(result) ?? 'null', calls });
    } catch (error) {
      if (crash) process.exit(1);
      send(failure(error));
    }
  });
  send({ kind: 'ready' });
} catch (error) {
  send({ ...failure(error), initFailed: true });
}
