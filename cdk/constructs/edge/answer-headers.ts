import { ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import type { Stage } from '../../stages.ts';
import { cors } from '../api/cors.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * The headers of every answer. An API's answers are no pages, so their content policy allows nothing. The edge also
 * sets the headers for origins, because it made a cached answer for another origin.
 */
export function answerHeaders(scope: Construct, stage: Stage): ResponseHeadersPolicy {
  const { allowOrigins, allowMethods, allowHeaders, exposeHeaders, maxAge } = cors(stage);
  return new ResponseHeadersPolicy(scope, 'AnswerHeaders', {
    comment: 'Security headers, and which pages may read the answers',
    corsBehavior: {
      accessControlAllowOrigins: allowOrigins,
      accessControlAllowMethods: allowMethods,
      accessControlAllowHeaders: allowHeaders,
      accessControlExposeHeaders: exposeHeaders,
      accessControlMaxAge: maxAge,
      accessControlAllowCredentials: false,
      originOverride: true,
    },
    securityHeadersBehavior: securityHeaders("default-src 'none'; frame-ancestors 'none'"),
  });
}
