import { Duration } from 'aws-cdk-lib';
import type { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Platform } from '../platform.ts';

const everyMinute = { period: Duration.minutes(1), statistic: Stats.SUM };

/**
 * Alarms on what clients of live updates notice.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-logging.html
 */
export function watchSockets(scope: Construct, { alarms }: Platform, api: WebSocketApi): void {
  alarms.watch(scope, 'Errors', {
    name: 'live-errors',
    metric: new MathExpression({
      label: 'Messages that met an error',
      expression: 'FILL(integration, 0) + FILL(execution, 0)',
      usingMetrics: {
        integration: api.metric('IntegrationError', everyMinute),
        execution: api.metric('ExecutionError', everyMinute),
      },
      period: everyMinute.period,
    }),
    threshold: 5,
    periods: 2,
    says: 'Messages on sockets fail: a function fails, is throttled or times out.',
    runbook: 'live-errors',
  });
  alarms.watch(scope, 'Refused', {
    name: 'live-refused',
    metric: api.metric('ClientError', everyMinute),
    threshold: 1_000,
    periods: 3,
    says: 'API Gateway refuses messages on sockets. The stage gets too many, or a client sends wrong ones.',
    runbook: 'live-errors',
  });
}
