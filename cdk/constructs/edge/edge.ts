import { Duration, Fn, SecretValue } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { edgeHeaders } from '../../../lib/contract/edge.ts';
import type { EdgeSettings } from '../../edge-settings.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Gateway } from '../api/gateway.ts';
import type { Platform } from '../platform.ts';
import { answerHeaders } from './answer-headers.ts';
import { type CachedReads, cachedReads } from './cached-reads.ts';
import type { OriginLock } from './origin-lock.ts';
import { shieldRegion } from './shield-region.ts';

export interface EdgeProps {
  readonly platform: Platform;
  readonly settings: EdgeSettings;
  readonly gateway: Gateway;
  readonly lock: OriginLock;
  readonly certificate: ICertificate;
  readonly firewallArn: string;
}

/** CloudFront before the API. It caches what may be cached, and passes everything else through unchanged. */
export class Edge extends Construct {
  readonly distribution: Distribution;
  readonly #headers: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, props: EdgeProps) {
    super(scope, id);
    const { platform, settings, certificate, firewallArn } = props;
    this.#headers = answerHeaders(this, platform.stage);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Stampede ${platform.stage.name}`,
      domainNames: [settings.domainName],
      certificate,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      webAclId: firewallArn,
      defaultBehavior: this.#eachCaller(props),
      // CloudFront would cache a 404 for ten seconds. An order may be 404 for a moment only.
      errorResponses: [404, 414, 500, 501, 502, 503, 504].map((httpStatus) => ({
        httpStatus,
        ttl: Duration.seconds(0),
      })),
    });
    this.#serveReads(props);
    acknowledge(this.distribution, 'AwsSolutions-CFR1', 'The shop decides where its buyers may be.');
    acknowledge(
      this.distribution,
      'AwsSolutions-CFR3',
      'It would contain the address of every visitor of a deal. The firewall logs refused requests, the API all others.',
    );
  }

  /** Serves the files of a private bucket below a path, such as images. */
  serveFiles(pattern: string, bucket: IBucket, options: Partial<BehaviorOptions> = {}): void {
    this.distribution.addBehavior(pattern, S3BucketOrigin.withOriginAccessControl(bucket), {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: this.#headers,
      ...options,
    });
  }

  /** The behaviour for answers that are for one caller only. */
  #eachCaller(props: EdgeProps): BehaviorOptions & { readonly origin: HttpOrigin } {
    const viewer = new EdgeFunction(this, 'Viewer', {
      comment: 'Sets the header with the address of a request',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(sayAddress),
    });
    return {
      ...common,
      origin: apiOrigin(props),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // Every answer here says no-store, and a minimum of 0 respects it. The country is in the key because only so does
      // it reach the API: "all of the viewer's headers" excludes CloudFront's own. The token is in the key in case an
      // answer ever lacks no-store.
      cachePolicy: new CachePolicy(this, 'Nothing', {
        comment: 'Caches nothing, and passes tokens and the country on',
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.seconds(0),
        maxTtl: Duration.seconds(1),
        headerBehavior: CacheHeaderBehavior.allowList('Authorization', 'CloudFront-Viewer-Country'),
        queryStringBehavior: CacheQueryStringBehavior.all(),
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
      }),
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: this.#headers,
      functionAssociations: [{ function: viewer, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }

  /** Adds the behaviours for answers that are the same for everybody. */
  #serveReads(props: EdgeProps): void {
    // One Origin Shield asks the API for the whole edge, so a hot deal costs one request a second.
    const origin = apiOrigin(props, { originShieldRegion: shieldRegion(this) });
    const originRequestPolicy = new OriginRequestPolicy(this, 'Preflight', {
      comment: 'Passes the headers of a preflight on',
      headerBehavior: OriginRequestHeaderBehavior.allowList(
        'Origin',
        'Access-Control-Request-Method',
        'Access-Control-Request-Headers',
      ),
    });
    for (const [index, reads] of cachedReads().entries())
      this.distribution.addBehavior(reads.pattern, origin, {
        ...common,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        cachePolicy: this.#keep(`Reads${index}`, reads),
        originRequestPolicy,
        responseHeadersPolicy: this.#headers,
      });
  }

  /**
   * Returns the cache policy. The key is the path and the contract's query parameters. Tokens and unknown parameters
   * are left out, since they would cause misses.
   */
  #keep(id: string, { pattern, query, maxAge }: CachedReads): CachePolicy {
    return new CachePolicy(this, id, {
      comment: `GET ${pattern} for ${maxAge} s`,
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(maxAge),
      headerBehavior: CacheHeaderBehavior.none(),
      queryStringBehavior:
        query.length > 0 ? CacheQueryStringBehavior.allowList(...query) : CacheQueryStringBehavior.none(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }
}

const common = { viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY, compress: true } as const;

/** Runs at the edge. It overwrites any address that a caller claims. */
const sayAddress = `function handler(event) {
  event.request.headers['${edgeHeaders.address}'] = { value: event.viewer.ip };
  return event.request;
}`;

/**
 * The API as origin, with the proof. CloudFormation reads the current proof whenever it changes the distribution, so a
 * deployment never restores an old one.
 */
const apiOrigin = ({ gateway, lock }: EdgeProps, more: { readonly originShieldRegion?: string } = {}) =>
  new HttpOrigin(Fn.select(2, Fn.split('/', gateway.api.apiEndpoint)), {
    ...more,
    customHeaders: {
      [edgeHeaders.proof]: SecretValue.secretsManager(lock.secret.secretArn, {
        jsonField: 'current',
      }).unsafeUnwrap(),
    },
  });
