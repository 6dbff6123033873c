import { readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { type ContractViolation, contractCheck } from './api-gateway/contract-check.ts';
import type { DemoRole, SignInAccount } from './cognito/demo-accounts.ts';
import { signIn } from './cognito/sign-in.ts';
import { startCognito } from './cognito/start.ts';
import { type CrashOptions, controlCommands } from './control/commands.ts';
import { type ControlAddress, startControl } from './control/server.ts';
import { deployedResources, type Resources } from './deployed-resources.ts';
import { type Disposal, disposal } from './disposal.ts';
import type { RunningDouble } from './double.ts';
import { type DoubleOptions, type Doubles, urlsOf } from './doubles.ts';
import type { Endpoints } from './endpoints.ts';
import { startEventSources } from './event-source-set.ts';
import { type Foundation, layFoundation } from './foundation.ts';
import { lockStateFolder } from './instance-lock.ts';
import type { CrashSwitch } from './lambda/crashes.ts';
import type { InvokeResult } from './lambda/invoker.ts';
import { functionNameOf } from './names.ts';
import { resourceTypes } from './resources/index.ts';
import type { CloudTarget } from './resources/target.ts';
import { removeRunning, writeRunning } from './running.ts';
import { synthesize } from './synthesize.ts';
import { readAssembly, type Stack } from './template/assembly.ts';
import { type Deployment, deploy } from './template/deploy.ts';
import { rewriteHosts } from './template/public-hosts.ts';
import type { SocketLimits } from './web-sockets/limits.ts';

/** The options of a local cloud. */
export interface CloudOptions {
  /** The folder of all data. Only one cloud at a time uses a folder. */
  stateDir: string;
  /** The API's port. 0, the default, takes a free one. */
  port?: number;
  /** Whether to delete the stored data first. */
  fresh?: boolean;
  /** A synthesized assembly. The default is to synthesize the project's own app. */
  assembly?: string;
  log?: (line: string) => void;
  /** Whether to serve the contract's documents as a page at `/docs` of the API. On by default with the project's own app. */
  docs?: boolean;
  /** Whether to make the demo accounts. On by default. */
  seed?: boolean;
  /** More environment variables for every function, such as fault switches. */
  environment?: Record<string, string>;
  /** The most environments of one function at once. The default is the number of cores, but at least 2. */
  functionConcurrency?: number;
  /** Changes to API Gateway's limits on WebSockets, to shorten times. */
  socketLimits?: Partial<SocketLimits>;
  /** The options of the doubles of outside services. */
  doubles?: DoubleOptions;
  /** Whether to compare every response and socket message with the contract. On by default. */
  checkContract?: boolean;
}

/** A running local cloud. */
export interface Cloud {
  apiUrl: string;
  /** The outputs, by `StackName.OutputKey` and by `OutputKey`. */
  outputs: Record<string, string>;
  /** The page of the contract's documents. Undefined when it is not served. */
  docsUrl: string | undefined;
  /** The address of the live updates' sockets, with the stage. Undefined in an app without sockets. */
  liveUrl: string | undefined;
  endpoints: Endpoints;
  resources: Resources;
  accounts: SignInAccount[];
  /** The doubles of outside services, by their names. */
  doubles: Doubles;
  /** The address at which another process may control this cloud. See `connectControl`. */
  control: ControlAddress;
  /** Kills invocations halfway, as running out of memory would, until it is turned off. */
  crash(options: CrashOptions): CrashSwitch;
  /** Responses since the start that differed from the contract. */
  contractViolations: ContractViolation[];
  /** Calls since the start that the policies of functions' roles did not allow, in the words of IAM. */
  deniedCalls: readonly string[];
  /** Signs a demo account in, second factor included. Returns the access token. */
  tokenFor(role: DemoRole): Promise<string>;
  /** Runs a function, by name, logical id or construct path. */
  invoke(functionNameOrId: string, payload: unknown): Promise<InvokeResult>;
  /** Pauses the event sources of one function, or of all. Running batches are finished, and no new ones begin. */
  pauseEventSources(functionNameOrId?: string): void;
  resumeEventSources(functionNameOrId?: string): void;
  /** Resolves with the reason when a service ends by itself. */
  failed: Promise<string>;
  stop(): Promise<void>;
}

/** More threads than cores only take turns, and each must warm up by itself. */
const DEFAULT_CONCURRENCY = Math.max(2, availableParallelism());
const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Deploys a cloud assembly to services on this machine and serves it.
 * @throws TemplateError when the assembly contains something that the local cloud does not know.
 * @example const cloud = await startCloud({ stateDir: '.local/test', assembly: 'cdk.out' });
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const log = options.log ?? (() => {});
  const undo = disposal(log);
  try {
    return await start({ ...options, stateDir: resolve(options.stateDir) }, log, undo);
  } catch (error) {
    await undo.run();
    throw error;
  }
}

async function start(options: CloudOptions, log: (line: string) => void, undo: Disposal): Promise<Cloud> {
  const { stateDir } = options;
  // From here on, files are readable for this user only. A thread inherits this setting from its process.
  if (isMainThread) process.umask(0o077);
  undo.add(lockStateFolder(stateDir).release);
  if (options.fresh) forget(stateDir);
  const failure = Promise.withResolvers<string>();
  let stopping = false;
  const onEnd = (why: string) => {
    if (!stopping) failure.resolve(why);
  };
  const docs = options.docs ?? !options.assembly;
  const { port = 0, environment = {}, functionConcurrency = DEFAULT_CONCURRENCY } = options;
  const [foundation, stacks] = await Promise.all([
    layFoundation(
      {
        ...options,
        port,
        environment,
        functionConcurrency,
        doubles: options.doubles ?? {},
        socketLimits: options.socketLimits,
        docs,
        log,
        onEnd,
      },
      undo,
    ),
    readStacks(options, log),
  ]);
  const { target, gateway, endpoints, doubles } = foundation;
  const runningDoubles = Object.values<RunningDouble>(doubles);
  const deployment = await deployStacks(stacks, foundation);
  for (const { introduce } of runningDoubles) introduce?.(target.secrets, deployment.outputs);
  const accounts = await startCognito(foundation, options.seed !== false, undo, onEnd);

  const contractViolations: ContractViolation[] = [];
  const onViolation = (violation: ContractViolation) => {
    contractViolations.push(violation);
    log(`CONTRACT VIOLATION in ${violation.operation} (${violation.status}): ${violation.problem}`);
  };
  const checks = options.checkContract !== false;
  gateway.serve(target.apis.values(), target.host, stateDir, checks ? contractCheck(onViolation) : undefined);
  foundation.sockets.serve(
    target.socketApis.values(),
    target.host,
    stateDir,
    checks ? onViolation : undefined,
  );
  const eventSources = startTraffic(foundation, log, undo);
  for (const { call } of runningDoubles) call?.(gateway.url);
  const resources = deployedResources(deployment.resources);
  const functionName = (nameOrId: string) => resources.get(nameOrId, 'AWS::Lambda::Function').ref;
  const crash = ({ functionName: only, ...rest }: CrashOptions) =>
    target.host.crash({ functions: only ? [functionName(only)] : consumersOf(target), ...rest });
  const liveUrl = deployment.outputs.LiveUrl;
  const control = await startControl(controlCommands(runningDoubles, crash), undo);
  writeRunning(stateDir, {
    pid: process.pid,
    apiUrl: gateway.url,
    control,
    doubles: urlsOf(doubles),
    ...(liveUrl ? { liveUrl } : {}),
    endpoints,
    outputs: deployment.outputs,
    accounts,
  });
  undo.add(() => removeRunning(stateDir));

  return {
    apiUrl: gateway.url,
    docsUrl: docs ? `${gateway.url}/docs` : undefined,
    outputs: deployment.outputs,
    liveUrl,
    endpoints,
    resources,
    accounts,
    doubles,
    control,
    crash,
    contractViolations,
    deniedCalls: foundation.denied,
    tokenFor: async (role) => {
      const account = accounts.find((candidate) => candidate.role === role);
      if (!account) throw new Error(`No user pool of this app has an account for the role ${role}`);
      return signIn(endpoints.cognito, account);
    },
    invoke: async (nameOrId, payload) => target.host.invoke(functionName(nameOrId), payload),
    pauseEventSources: (nameOrId) => eventSources.pause(nameOrId && functionName(nameOrId)),
    resumeEventSources: (nameOrId) => eventSources.resume(nameOrId && functionName(nameOrId)),
    failed: failure.promise,
    stop: async () => {
      stopping = true;
      await Promise.all([gateway.close(), foundation.sockets.close()]);
      await undo.run();
    },
  };
}

async function readStacks(
  { assembly, stateDir }: CloudOptions,
  log: (line: string) => void,
): Promise<Stack[]> {
  if (assembly) return readAssembly(resolve(assembly));
  const begin = Date.now();
  log('Synthesizing the CDK app …');
  const still = () => log(`… still synthesizing, ${Math.round((Date.now() - begin) / 1000)} s`);
  const timer = setInterval(still, 5_000);
  const { folder, reused } = await synthesize(PROJECT, stateDir).finally(() => clearInterval(timer));
  log(reused ? 'The CDK app is unchanged.' : `Synthesized in ${((Date.now() - begin) / 1000).toFixed(1)} s.`);
  return readAssembly(folder);
}

function deployStacks(
  stacks: Stack[],
  { target, endpoints, gateway, sockets }: Foundation,
): Promise<Deployment> {
  const hosts = {
    cognito: endpoints.cognito,
    urlOf: gateway.knownUrlOf,
    socketHostOf: sockets.knownHostOf,
  };
  return deploy(stacks, resourceTypes, target, (value) => rewriteHosts(value, hosts));
}

/** Returns the functions that an event source feeds. Their unfinished work is delivered again. */
const consumersOf = ({ eventSources }: CloudTarget): string[] =>
  eventSources.map(({ functionArn }) => functionNameOf(functionArn));

/** Starts the event sources and schedules last, when everything is in place. */
function startTraffic({ target, services, state }: Foundation, log: (line: string) => void, undo: Disposal) {
  const { queues, streams, streamFile } = services;
  const { host: invoker, scheduler, bus } = target;
  const eventSources = startEventSources(target.eventSources, {
    invoker,
    queues,
    streams,
    streamFile,
    state,
    log,
  });
  undo.add(eventSources.stop);
  scheduler.start();
  undo.add(scheduler.stop);
  undo.add(bus.stop);
  return eventSources;
}

/** Deletes the stored data. It keeps the lock that this process holds, and the assembly, which depends only on the sources. */
function forget(stateDir: string): void {
  for (const entry of readdirSync(stateDir)) {
    if (!entry.startsWith('lock.db') && !entry.startsWith('cdk.out')) {
      rmSync(join(stateDir, entry), { recursive: true, force: true });
    }
  }
}
