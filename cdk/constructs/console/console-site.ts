import { Duration } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../../stages.ts';
import { acknowledge } from '../acknowledge.ts';
import { privateBucket } from '../edge/private-bucket.ts';
import { findFile } from './console-paths.ts';
import { pageHeaders } from './page-headers.ts';

export interface ConsoleSiteProps {
  readonly stage: Stage;
  /** The stage's own domain for the console. Without one, CloudFront's name is its address. */
  readonly domain?: { readonly name: string; readonly certificate: ICertificate } | undefined;
}

/**
 * The host of the admin console: a private bucket behind CloudFront. It knows no other resource of the stage, so that
 * the user pool and the API can name its address. `ConsoleFiles` fills it.
 */
export class ConsoleSite extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  /** The origin of the pages, as in `https://console.your-shop.com`. */
  readonly address: string;

  constructor(scope: Construct, id: string, { stage, domain }: ConsoleSiteProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...privateBucket,
      removalPolicy: stage.removalPolicy,
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Stampede ${stage.name}, admin console`,
      ...(domain && {
        domainNames: [domain.name],
        certificate: domain.certificate,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket as IBucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        compress: true,
        cachePolicy: this.#asTheFilesSay(),
        responseHeadersPolicy: pageHeaders(this, stage),
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'FindFile', {
              comment: 'Finds the file of a path of the console',
              runtime: FunctionRuntime.JS_2_0,
              code: FunctionCode.fromInline(findFile),
            }),
          },
        ],
      },
    });
    this.address = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
    this.#acknowledge(domain === undefined);
  }

  /** Returns the cache policy. A minimum of 0 respects `no-cache`, so a deployment needs no invalidation. */
  #asTheFilesSay(): CachePolicy {
    return new CachePolicy(this, 'Files', {
      comment: 'As long as the Cache-Control of each file says',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }

  #acknowledge(hasNoDomain: boolean): void {
    acknowledge(
      this.bucket,
      'AwsSolutions-S1',
      'Only CloudFront reads it, and its files are the same for everybody: no customer data is in it.',
    );
    acknowledge(this.distribution, 'AwsSolutions-CFR1', 'The shop decides where its staff may work.');
    acknowledge(
      this.distribution,
      'AwsSolutions-CFR2',
      'It serves public files that hold no data. The firewall stands before the API, which decides what is allowed.',
    );
    acknowledge(
      this.distribution,
      'AwsSolutions-CFR3',
      'What staff do is in the audit log and the access log of the API. A log here would show who opened the page.',
    );
    if (hasNoDomain)
      acknowledge(
        this.distribution,
        'AwsSolutions-CFR4',
        'CloudFront sets the TLS version of its own certificate. Stages with a domain ask for TLS 1.2 of 2021.',
      );
  }
}
