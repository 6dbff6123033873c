import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { HttpApi } from '../api-gateway/definition.ts';
import type { Bus } from '../bus/index.ts';
import type { CloudWatch } from '../cloud-watch/index.ts';
import type { Pool } from '../cognito/directory.ts';
import type { Schema } from '../dynamo-check/schema.ts';
import type { Statement } from '../iam/policy.ts';
import type { LambdaHost } from '../lambda/host.ts';
import type { Scheduler } from '../scheduler/index.ts';
import type { MessagingClient } from '../services/messaging.ts';
import type { Secrets } from '../services/secrets.ts';
import type { ResourceType } from '../template/deploy.ts';
import type { WebSocketApi } from '../web-sockets/definition.ts';

/** The target to which the provisioners deploy. */
export interface CloudTarget {
  stateDir: string;
  dynamodb: DynamoDBClient;
  messaging: MessagingClient;
  host: LambdaHost;
  /** The statements of each role by its name, and AWS's policies that are not known here. */
  roles: Map<string, { statements: Statement[]; unknown: string[] }>;
  managedPolicies: Map<string, Statement[]>;
  /** The keys of each table and its indexes, for checks of functions that use dynoxide. */
  schemas: Map<string, Schema>;
  /** The statements of the tables' own policies. Only their denials are checked. */
  tablePolicies: Statement[];
  bus: Bus;
  scheduler: Scheduler;
  cloudWatch: CloudWatch;
  secrets: Secrets;
  /** Base URL of Cognito. An issuer is this URL, a slash, and the pool's id. */
  cognito: string;
  pools: Map<string, Pool>;
  apis: Map<string, HttpApi>;
  /** The address of the first API, of the console and of this machine's pages. */
  gatewayUrl: string;
  /** Gives an API its address before it is served, so that outputs and environment variables can contain it. */
  apiUrl(apiId: string): Promise<string>;
  socketApis: Map<string, WebSocketApi>;
  /** The same for a WebSocket API: `ws://…`, without the stage. */
  socketUrl(apiId: string): Promise<string>;
  /** Event source mappings, which start after the whole deployment. */
  eventSources: { mapping: Record<string, unknown>; functionArn: string }[];
  /** The environment variables of every function besides its own. */
  functionEnvironment: Record<string, string>;
  /** The most environments of a function at once. */
  functionConcurrency: number;
}

/** A table of resource types that deploy to the local cloud. */
export type ResourceTypes = Record<string, ResourceType<CloudTarget>>;
