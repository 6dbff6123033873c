import { HttpApi, HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { OperationShape } from '../../../lib/contract/operation.ts';
import type { Webhook } from '../../../lib/contract/webhooks.ts';
import { httpTimeout } from '../../timing.ts';
import { acknowledge } from '../acknowledge.ts';
import type { SubjectSecret } from '../data/subject-secret.ts';
import { OriginLock } from '../edge/origin-lock.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import { nameOf, type Platform } from '../platform.ts';
import { watchApi } from './api-alarms.ts';
import { cors } from './cors.ts';
import { imageRoute } from './image-route.ts';

export interface GatewayProps {
  readonly platform: Platform;
  readonly subjects: SubjectSecret;
}

/** The HTTP API that has every route, in whichever stack its function is. `GatewayStage` opens it. */
export class Gateway extends Construct {
  readonly api: HttpApi;
  /** Set on stages with an edge. Functions then refuse requests that did not come through the edge. */
  readonly lock: OriginLock | undefined;

  constructor(scope: Construct, id: string, { platform, subjects }: GatewayProps) {
    super(scope, id);
    const { stage } = platform;
    this.api = new HttpApi(this, 'Api', {
      apiName: nameOf(stage, 'api'),
      createDefaultStage: false,
      corsPreflight: cors(stage),
    });
    this.lock = stage.edge && new OriginLock(this, 'Lock', { platform });
    watchApi(this, platform, this.api);
    this.#refuseUnknown(platform, subjects);
  }

  /** Makes the operation's route, in the stack of its function. */
  route(operation: OperationShape, fn: BackendFunction): void {
    this.lock?.read(fn);
    const route = new HttpRoute(fn, 'Route', {
      httpApi: this.api,
      routeKey: HttpRouteKey.with(operation.path, HttpMethod[operation.method]),
      integration: new HttpLambdaIntegration('Integration', fn.lambda),
    });
    acknowledge(route, 'AwsSolutions-APIG4', openBecause(operation));
  }

  /** Makes a route for messages that carry a proof of their sender. They need not come through the edge. */
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

  /** Makes the route for images, which everybody may read, on stages without an edge. */
  images(fn: BackendFunction): void {
    const route = new HttpRoute(fn, 'Route', {
      httpApi: this.api,
      routeKey: HttpRouteKey.with(imageRoute.path, HttpMethod.GET),
      integration: new HttpLambdaIntegration('Integration', fn.lambda),
    });
    acknowledge(route, 'AwsSolutions-APIG4', 'The files are public, as those that the edge serves.');
  }

  /** Makes the route for requests that match no other. The gateway's own 404 is no problem document. */
  #refuseUnknown(platform: Platform, subjects: SubjectSecret): void {
    const fn = new BackendFunction(this, 'Unknown', {
      platform,
      entry: 'http/unknown/refuse-unknown',
      purpose: 'answers requests without a route',
      capability: 'unknown',
      timeout: httpTimeout,
    });
    this.lock?.read(fn);
    subjects.read(fn);
    const route = new HttpRoute(this, 'UnknownRoute', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Unknown', fn.lambda),
    });
    acknowledge(route, 'AwsSolutions-APIG4', 'No operation is behind it. It refuses every request.');
  }
}

const openBecause = (operation: OperationShape): string =>
  operation.access === 'anyone'
    ? 'The contract opens this operation to anyone.'
    : `The function verifies the token (${operation.access.join(', ')}), and says what is wrong with it: decision 31.`;
