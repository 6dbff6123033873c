import { ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { contentPolicy } from '../../../console/content-policy.ts';
import { imageHostsOf } from '../../image-hosts.ts';
import type { Stage } from '../../stages.ts';
import { securityHeaders } from '../edge/security-headers.ts';

/**
 * The headers of the console's files. The addresses of the API and of the socket are not known here: `ConsoleFiles`
 * writes them into the page, as a second policy. Browsers apply both.
 */
export function pageHeaders(scope: Construct, stage: Stage): ResponseHeadersPolicy {
  // Where deals may have images from any host, the console shows them from any host.
  const images = imageHostsOf(stage)?.map((host) => `https://${host}`) ?? ['https:'];
  return new ResponseHeadersPolicy(scope, 'PageHeaders', {
    comment: 'Security headers of the admin console',
    securityHeadersBehavior: securityHeaders(contentPolicy({ connect: ['https:', 'wss:'], images })),
    customHeadersBehavior: {
      customHeaders: [
        { header: 'X-Robots-Tag', value: 'noindex', override: true },
        {
          header: 'Permissions-Policy',
          value: 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
          override: true,
        },
      ],
    },
  });
}
