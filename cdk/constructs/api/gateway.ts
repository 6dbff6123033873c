import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { gatewayPool, type OperationShape } from '../../../lib/contract/operation.ts';
import type { Webhook } from '../../../lib/contract/webhooks.ts';
import { acknowledge } from '../acknowledge.ts';
import { OriginLock } from '../edge/origin-lock.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Identity } from '../identity/identity.ts';
import { nameOf, type Platform } from '../platform.ts';
import { accessLogFormat } from './access-log.ts';
import { watchApi } from './api-alarms.ts';
import { jwtAuthorizer } from './authorizer.ts';
import { cors } from './cors.ts';

export interface GatewayProps {
  readonly platform: Platform;
  readonly identity: Identity;
}

/** The HTTP API that every route hangs on, wherever its function lives. */
export class Gateway extends Construct {
  readonly api: HttpApi;
  /** On stages with an edge: functions refuse what did not come through it. */
  readonly lock: OriginLock | undefined;
  readonly #authorizers: Readonly<Record<'staff' | 'customers', IHttpRouteAuthorizer>>;

  constructor(scope: Construct, id: string, { platform, identity }: GatewayProps) {
    super(scope, id);
    const { stage } = platform;
    this.api = new HttpApi(this, 'Api', {
      apiName: nameOf(stage, 'api'),
      createDefaultStage: false,
      corsPreflight: cors(stage),
    });
    this.lock = stage.edge && new OriginLock(this, 'Lock', { platform });
    this.#authorizers = {
      staff: jwtAuthorizer(this, 'staff', { api: this.api, identity }),
      customers: jwtAuthorizer(this, 'customers', { api: this.api, identity }),
    };
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.throttle.rate, burstLimit: stage.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            // Under this prefix the log needs no line in the account's resource policy, whose size is limited.
            logGroupName: `/aws/vendedlogs/${nameOf(stage, 'api')}`,
            retention: stage.logRetention,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(accessLogFormat),
      },
    });
    watchApi(this, platform, this.api);
  }

  /** Makes the operation's route, in the stack of its function. */
  route(operation: OperationShape, fn: BackendFunction): void {
    this.lock?.grantRead(fn);
    const pool = gatewayPool(operation);
    const route = new HttpRoute(fn, 'Route', {
      httpApi: this.api,
      routeKey: HttpRouteKey.with(operation.path, HttpMethod[operation.method]),
      integration: new HttpLambdaIntegration('Integration', fn.lambda),
      ...(pool && { authorizer: this.#authorizers[pool] }),
    });
    if (!pool) acknowledge(route, 'AwsSolutions-APIG4', openBecause(operation));
  }

  /** Makes a route for messages that carry their own proof of who sent them; they need not come through the edge. */
  webhook({ method, path, from }: Webhook, fn: BackendFunction): void {
    const route = new HttpRoute(fn, 'Route', {
      httpApi: this.api,
      routeKey: HttpRouteKey.with(path, HttpMethod[method]),
      integration: new HttpLambdaIntegration('Integration', fn.lambda),
    });
    acknowledge(
      route,
      'AwsSolutions-APIG4',
      `${from} signs each message; the function checks the signature.`,
    );
  }
}

const openBecause = (operation: OperationShape): string =>
  operation.access === 'anyone'
    ? 'The contract opens this operation to anyone.'
    : `Tokens of more than one issuer are good here (${operation.access.join(', ')}): the function verifies them.`;
