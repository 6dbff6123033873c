import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Gateway, openGateway } from './api-gateway/serve.ts';
import { type AwsService, createAwsServer } from './aws-http.ts';
import { createBus } from './bus/index.ts';
import { figuresOf } from './cloud-watch/figures.ts';
import { createCloudWatch } from './cloud-watch/index.ts';
import { consolePages } from './console/pages.ts';
import type { Disposal } from './disposal.ts';
import { type LocalPages, localPages } from './docs/pages.ts';
import type { RunningDouble } from './double.ts';
import { type DoubleOptions, type Doubles, doubleNames, startDoubles } from './doubles.ts';
import { type Endpoints, endpointVariables, isLoopback } from './endpoints.ts';
import { writeGateModule } from './lambda/gate-module.ts';
import { createHost } from './lambda/host.ts';
import { lambdaInvokeApi } from './lambda/invoke-api.ts';
import { close, listen } from './listen.ts';
import { ACCOUNT, REGION } from './names.ts';
import type { CloudTarget } from './resources/target.ts';
import { createScheduler } from './scheduler/index.ts';
import { messagingClient } from './services/messaging.ts';
import { createSecrets } from './services/secrets.ts';
import { type Services, startServices } from './services/start-services.ts';
import { openState, type StateStore } from './state.ts';
import type { SocketLimits } from './web-sockets/limits.ts';
import { openSockets, type SocketGateway } from './web-sockets/serve.ts';

/** Everything that exists before the first resource is deployed. */
export interface Foundation {
  gateway: Gateway;
  sockets: SocketGateway;
  services: Services<keyof Doubles>;
  endpoints: Endpoints;
  state: StateStore;
  target: CloudTarget;
  doubles: Doubles;
  /** Calls of functions that IAM refused, in the words of IAM. */
  denied: string[];
}

/** The caller's choices for the foundation. */
export interface FoundationOptions {
  stateDir: string;
  port: number;
  environment: Record<string, string>;
  functionConcurrency: number;
  /** Whether to serve the start page, the mails and the contract's documents. */
  docs: boolean;
  doubles: DoubleOptions;
  /** Changes to API Gateway's limits on WebSockets. */
  socketLimits: Partial<SocketLimits> | undefined;
  log(line: string): void;
  /** Receives the reason when a service ends by itself. */
  onEnd(why: string): void;
}

/** Starts the services and makes the target that the provisioners deploy to. */
export async function layFoundation(options: FoundationOptions, undo: Disposal): Promise<Foundation> {
  const { stateDir, log } = options;
  mkdirSync(join(stateDir, 'logs'), { recursive: true });
  const gateway = await openGateway(options.port, undo, options.docs ? pagesOf(stateDir, log) : undefined);
  const state = openState(join(stateDir, 'state.db'));
  undo.add(state.close);
  const services = await startServices(stateDir, state, doubleNames, undo, options.onEnd);
  const sockets = openSockets(services.ports.sockets, options.socketLimits, undo);
  const { endpoints, ports } = services;
  const servicesUrl = endpoints.lambda;
  const doubles = await startDoubles(options.doubles, (name) => ({
    ...{ state, port: ports[name], servicesUrl, log, undo },
  }));
  const running = Object.values<RunningDouble>(doubles);
  const denied: string[] = [];
  const host = createHost(log, {
    module: writeGateModule(stateDir),
    place: () => placeOf(target),
    // Requests to AWS itself need no correction.
    schemas: () => (isLoopback(endpoints.dynamodb) ? target.schemas : undefined),
    onDenied: (why) => {
      denied.push(why);
      log(`DENIED: ${why}`);
    },
  });
  undo.add(host.stop);

  const shared = { state, invoker: host, queues: services.queues, log };
  const bus = createBus(shared);
  const scheduler = createScheduler(shared);
  const secrets = createSecrets(state);
  const startedAt = Date.now();
  const uptimeMs = () => Date.now() - startedAt;
  const cloudWatch = createCloudWatch(figuresOf({ queues: services.queues, runs: host.runs, uptimeMs }));
  const awsServer = createAwsServer(
    [
      secrets,
      cloudWatch,
      lambdaInvokeApi(host),
      ...running.flatMap(({ service = [] }) => service),
      ...eventServices(bus, scheduler),
    ],
    log,
    sockets.connectionsApi,
  );
  // Functions keep their connections between posts to sockets. A burst of new connections costs more than the posts.
  awsServer.keepAliveTimeout = 65_000;
  await listen(awsServer, services.ports.services);
  undo.add(() => close(awsServer));

  const target: CloudTarget = {
    stateDir,
    dynamodb: services.dynamodb,
    messaging: messagingClient(endpoints.sqs),
    host,
    roles: new Map(),
    managedPolicies: new Map(),
    tablePolicies: [],
    schemas: new Map(),
    bus,
    scheduler,
    cloudWatch,
    secrets,
    cognito: endpoints.cognito,
    pools: new Map(),
    apis: new Map(),
    apiUrl: gateway.urlOf,
    gatewayUrl: gateway.url,
    socketApis: new Map(),
    socketUrl: sockets.urlOf,
    eventSources: [],
    functionEnvironment: Object.assign(
      endpointVariables(endpoints),
      // Tests serve calendars and the like on this machine.
      { FETCH_LOOPBACK: 'allowed' },
      ...running.map(({ environment }) => environment),
      options.environment,
    ),
    functionConcurrency: options.functionConcurrency,
  };
  return { gateway, sockets, services, endpoints, state, target, doubles, denied };
}

/** The pages of the project's own app: the console, and the desk of a person at this machine. */
function pagesOf(stateDir: string, log: (line: string) => void): LocalPages {
  const [console, desk] = [consolePages(stateDir, log), localPages(stateDir)];
  return (request, response) => console(request, response) || desk(request, response);
}

/** The region and account that functions see. */
function placeOf({ socketApis }: CloudTarget) {
  const [api] = socketApis.values();
  const sockets = api?.stage && { api: api.id, stage: api.stage.name };
  return { region: REGION, account: ACCOUNT, ...(sockets && { sockets }) };
}

function eventServices(bus: CloudTarget['bus'], scheduler: CloudTarget['scheduler']): AwsService[] {
  return [
    { accepts: ({ target }) => target?.startsWith('AWSEvents.') ?? false, handle: bus.handle },
    { accepts: ({ path }) => /^\/schedule(s|-groups)(\/|$)/.test(path), handle: scheduler.handle },
  ];
}
