import { Duration } from 'aws-cdk-lib';
import { CorsHttpMethod, type CorsPreflightOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Stage } from '../../stages.ts';

/** The headers that browsers may send and read. The gateway sends them with each preflight, the edge with each answer. */
export const cors = (stage: Stage) =>
  ({
    allowOrigins: [...stage.corsOrigins],
    allowMethods: [
      CorsHttpMethod.GET,
      CorsHttpMethod.POST,
      CorsHttpMethod.PUT,
      CorsHttpMethod.PATCH,
      CorsHttpMethod.DELETE,
    ],
    allowHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'Idempotency-Retry',
      'If-Match',
      'If-None-Match',
      'X-Aws-Waf-Token',
      'X-Challenge-Token',
      'X-Device-Id',
      'X-Stampede-Sdk',
    ],
    exposeHeaders: [
      'ETag',
      'Location',
      'Retry-After',
      'WWW-Authenticate',
      'Date',
      'Deprecation',
      'Sunset',
      'Link',
      'X-Amzn-Waf-Action',
    ],
    maxAge: Duration.hours(1),
  }) satisfies CorsPreflightOptions;
