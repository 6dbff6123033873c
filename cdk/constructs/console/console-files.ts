import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { connectPolicy } from '../../../console/content-policy.ts';
import { withConfig } from '../../../console/page-config.ts';
import type { ConsoleConfig } from '../../../console/src/console-config.ts';
import type { Stage } from '../../stages.ts';
import { nameOf } from '../platform.ts';
import { acknowledgeUpload } from './acknowledge-upload.ts';
import { consoleBase } from './console-paths.ts';
import type { ConsoleSite } from './console-site.ts';

export interface ConsoleFilesProps {
  readonly stage: Stage;
  readonly site: ConsoleSite;
  /** The folder of the built console. */
  readonly built: string;
  /** The addresses of the stage; tokens become values at the deployment. */
  readonly config: ConsoleConfig;
  /** The origins that the page may call. */
  readonly connect: readonly string[];
}

/** The files of the console. Its page has the addresses of the stage, which are known at the deployment only. */
export class ConsoleFiles extends Construct {
  readonly #props: ConsoleFilesProps;
  readonly #logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: ConsoleFilesProps) {
    super(scope, id);
    this.#props = props;
    const { stage, built, config, connect } = props;
    this.#logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${nameOf(stage, 'console-upload')}`,
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const assets = this.#upload(
      'Assets',
      `${consoleBase}assets`,
      [Source.asset(join(built, 'assets'))],
      // Names of assets hold a digest of their content.
      'public, max-age=31536000, immutable',
    );
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    const upload = this.#upload(
      'Page',
      consoleBase,
      [
        Source.asset(built, { exclude: ['assets', 'index.html'] }),
        Source.data('index.html', withConfig(withPolicy(page, connect), config)),
      ],
      'no-cache',
    );
    // The page names assets, so they are there first.
    upload.node.addDependency(assets);
    acknowledgeUpload(upload, props.site.bucket);
  }

  /** Uploads files below a path. Earlier files stay, because open tabs still load them. */
  #upload(id: string, path: string, sources: ISource[], cacheControl: string): BucketDeployment {
    const { stage, site } = this.#props;
    return new BucketDeployment(this, id, {
      sources,
      destinationBucket: site.bucket as IBucket,
      destinationKeyPrefix: path.replace(/^\/|\/$/g, ''),
      cacheControl: [CacheControl.fromString(cacheControl)],
      prune: false,
      // CloudFormation deletes an empty bucket only.
      retainOnDelete: stage.removalPolicy !== RemovalPolicy.DESTROY,
      logGroup: this.#logGroup,
      memoryLimit: 512,
    });
  }
}

/** Puts the policy for requests and sockets into the page, before anything that it loads. */
function withPolicy(html: string, connect: readonly string[]): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${connectPolicy(connect)}" />`;
  if (!html.includes('<head>')) throw new Error('The built page of the console has no <head>');
  return html.replace('<head>', `<head>\n    ${meta}`);
}
