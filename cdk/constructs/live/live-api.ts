import { ArnFormat, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  LogGroupLogDestination,
  WebSocketApi,
  WebSocketRoute,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Grant } from '../functions/grant.ts';
import { nameOf, type Platform } from '../platform.ts';
import { socketLogFormat } from './access-log.ts';
import { GatewayLogs } from './gateway-logs.ts';
import { watchSockets } from './live-alarms.ts';

/** A type of messages and the function that handles it. */
export interface LiveRoute {
  /** The `type` of the messages, or `$default`. */
  readonly key: string;
  readonly fn: BackendFunction;
  /** Whether the gateway sends the function's return value to the client. Otherwise the function posts its answers. */
  readonly answers?: boolean;
}

export interface LiveApiProps {
  readonly platform: Platform;
  readonly routes: readonly LiveRoute[];
}

const stageName = 'live';

/**
 * The WebSocket API of live updates. A connection has no user: `$connect` only counts its address and checks its Origin
 * (docs/decisions/0049-what-a-socket-may-do.md).
 */
export class LiveApi extends Construct {
  readonly #api: WebSocketApi;
  readonly #stage: WebSocketStage;
  /** The address for clients, as in `wss://abc.execute-api.eu-west-1.amazonaws.com/live`. */
  readonly url: string;
  /** The same without the path. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { platform, routes }: LiveApiProps) {
    super(scope, id);
    const { stage } = platform;
    this.#api = new WebSocketApi(this, 'Api', {
      apiName: nameOf(stage, 'live'),
      routeSelectionExpression: '$request.body.type',
    });
    for (const route of routes) this.#route(route);
    this.#stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.#api,
      stageName,
      autoDeploy: true,
      throttle: { rateLimit: stage.liveThrottle.rate, burstLimit: stage.liveThrottle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            logGroupName: `/aws/apigateway/${nameOf(stage, 'live')}`,
            retention: stage.logRetention,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(socketLogFormat),
      },
    });
    this.#stage.node.addDependency(new GatewayLogs(this, 'Logs'));
    watchSockets(this, platform, this.#api);
    this.url = this.#stage.url;
    this.origin = this.#api.apiEndpoint;
    new CfnOutput(Stack.of(this), 'LiveUrl', { value: this.url });
  }

  /** Lets a function send messages to connections, and gives it the URL. */
  readonly post: Grant = (fn) =>
    this.#grantManage(
      fn,
      'POST',
      'A connection has no name before it is made. The function may post to those of this stage.',
    );

  /** Lets a function close connections, and gives it the URL. */
  readonly close: Grant = (fn) =>
    this.#grantManage(
      fn,
      'DELETE',
      'A connection has no name before it is made. The function may end those of this stage.',
    );

  #grantManage(fn: BackendFunction, method: 'POST' | 'DELETE', reason: string): void {
    const connections = Stack.of(this).formatArn({
      service: 'execute-api',
      resource: this.#api.apiId,
      resourceName: `${stageName}/${method}/@connections/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    fn.allowPattern(['execute-api:ManageConnections'], connections, reason);
    fn.setEnvironment({ LIVE_CONNECTIONS_URL: this.#stage.callbackUrl });
  }

  #route({ key, fn, answers = false }: LiveRoute): void {
    const route = new WebSocketRoute(fn, 'Route', {
      webSocketApi: this.#api,
      routeKey: key,
      integration: new WebSocketLambdaIntegration('Integration', fn.lambda),
      returnResponse: answers,
    });
    acknowledge(
      route,
      'AwsSolutions-APIG4',
      'API Gateway authorizes at $connect only. Tokens come in messages, which URLs in logs would give away; the function verifies them.',
    );
  }
}
