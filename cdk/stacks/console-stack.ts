import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Gateway } from '../constructs/api/gateway.ts';
import { ConsoleFiles } from '../constructs/console/console-files.ts';
import type { ConsoleSite } from '../constructs/console/console-site.ts';
import type { Identity } from '../constructs/identity/identity.ts';
import type { ImageBucket } from '../constructs/images/image-bucket.ts';
import type { LiveApi } from '../constructs/live/live-api.ts';
import type { Stage } from '../stages.ts';

export interface ConsoleStackProps extends StackProps {
  readonly stage: Stage;
  readonly site: ConsoleSite;
  /** The folder of the built console. */
  readonly built: string;
  readonly identity: Identity;
  readonly gateway: Gateway;
  readonly live: LiveApi;
  readonly images: ImageBucket;
  /** The stacks whose addresses and routes the console uses. */
  readonly after: readonly Stack[];
}

/** The files of the admin console. They come last: a new page may call new operations. */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, { after, ...props }: ConsoleStackProps) {
    super(scope, id, props);
    for (const stack of after) this.addStackDependency(stack);
    const { stage, site, built, identity, gateway, live, images } = props;
    const { staff } = identity;
    const apiUrl = stage.edge ? `https://${stage.edge.domainName}` : gateway.api.apiEndpoint;
    const issuer = staff.domain.baseUrl();
    new ConsoleFiles(this, 'Files', {
      ...{ stage, site, built },
      config: {
        stage: stage.name,
        apiUrl,
        liveUrl: live.url,
        staff: { issuer, clientId: staff.client.userPoolClientId },
      },
      connect: [apiUrl, live.origin, issuer, images.origin],
    });
  }
}
