import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { type CfnStage, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { operationList } from '../../../lib/contract/operations.ts';
import { webhooks } from '../../../lib/contract/webhooks.ts';
import { kindOf, type RouteKind, rateOf } from '../../route-rates.ts';
import type { Stage } from '../../stages.ts';
import { nameOf, type Platform } from '../platform.ts';
import { watchAccess } from './access-alarms.ts';
import { accessLogFormat } from './access-log.ts';
import type { Gateway } from './gateway.ts';
import { imageRoute } from './image-route.ts';

export interface GatewayStageProps {
  readonly platform: Platform;
  readonly gateway: Gateway;
}

/**
 * The stage of the API, with a rate for each route. API Gateway refuses a rate for a missing route ("Unable to find
 * Route by key"), so the stage is created after all routes.
 */
export class GatewayStage extends Construct {
  constructor(scope: Construct, id: string, { platform, gateway }: GatewayStageProps) {
    super(scope, id);
    const { stage } = platform;
    const others = rateOf(stage.throttle, stage.routeShares, 'unknown');
    const log = new LogGroup(this, 'AccessLog', {
      // With this prefix the log needs no line in the account's resource policy, whose size is limited.
      logGroupName: `/aws/vendedlogs/${nameOf(stage, 'api')}`,
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { node } = new HttpStage(this, 'Stage', {
      httpApi: gateway.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: others.rate, burstLimit: others.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(accessLogFormat),
      },
    });
    (node.defaultChild as CfnStage).routeSettings = routeSettings(stage);
    watchAccess(this, platform, log);
  }
}

/** The throttling of each route, by its key as in `GET /v1/time`. */
function routeSettings({ throttle, routeShares, edge }: Stage) {
  const settings = (route: { readonly method: string; readonly path: string }, kind: RouteKind) => {
    const { rate, burst } = rateOf(throttle, routeShares, kind);
    return [`${route.method} ${route.path}`, { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }];
  };
  return Object.fromEntries([
    ...operationList.map((operation) => settings(operation, kindOf(operation))),
    ...(edge ? [] : [settings(imageRoute, 'publicReads')]),
    ...Object.values(webhooks).map((webhook) => settings(webhook, 'webhooks')),
  ]);
}
