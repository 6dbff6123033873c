import { type App, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import { orderGuard } from '../constructs/abuse/order-guard.ts';
import { auditLog } from '../constructs/audit/audit-log.ts';
import { signedInPath } from '../constructs/console/console-paths.ts';
import type { FunctionCode } from '../constructs/functions/function-code.ts';
import type { Parts } from '../constructs/parts.ts';
import type { Platform } from '../constructs/platform.ts';
import { oversight } from '../constructs/staff/oversight.ts';
import type { Stage } from '../stages.ts';
import { AbuseStack } from './abuse-stack.ts';
import { AccountsStack } from './accounts-stack.ts';
import { ApiStack } from './api-stack.ts';
import { AuditStack } from './audit-stack.ts';
import { BookingsStack } from './bookings-stack.ts';
import { CalendarsStack } from './calendars-stack.ts';
import { ConsoleSiteStack } from './console-site-stack.ts';
import { ConsoleStack } from './console-stack.ts';
import { ContactsStack } from './contacts-stack.ts';
import { CustomersStack } from './customers-stack.ts';
import { DataStack } from './data-stack.ts';
import { DealsStack } from './deals-stack.ts';
import { DoorStack } from './door-stack.ts';
import { EdgeGlobalStack } from './edge-global-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { EntranceStack } from './entrance-stack.ts';
import { EventsStack } from './events-stack.ts';
import { FiguresStack } from './figures-stack.ts';
import { FoundationStack } from './foundation-stack.ts';
import { IdentityStack } from './identity-stack.ts';
import { ImagesStack } from './images-stack.ts';
import { ImportsStack } from './imports-stack.ts';
import { LiveStack } from './live-stack.ts';
import { PaymentsStack } from './payments-stack.ts';
import { PrivacyStack } from './privacy-stack.ts';
import { ReconciliationStack } from './reconciliation-stack.ts';
import { RecordsStack } from './records-stack.ts';
import { ReliabilityStack } from './reliability-stack.ts';
import { ServicesStack } from './services-stack.ts';
import { SlotsStack } from './slots-stack.ts';
import { StorefrontStack } from './storefront-stack.ts';
import { ViewsStack } from './views-stack.ts';
import { WaitingStack } from './waiting-stack.ts';
import { WebhooksStack } from './webhooks-stack.ts';

export interface StampedeProps {
  readonly stage: Stage;
  readonly code: FunctionCode;
  /** The folder of the built console. The local cloud serves the console itself, so its app has none. */
  readonly builtConsole?: string | undefined;
  readonly alarmEmail?: string | undefined;
}

/** The whole backend of one stage. Each stack knows only those above it. */
export function stampede(app: App, { stage: settings, code, builtConsole, alarmEmail }: StampedeProps): void {
  const tags = { app: 'stampede', stage: settings.name };
  const props: StackProps = {
    env: accountAndRegion(app),
    terminationProtection: settings.deletionProtection,
    tags,
  };
  const stackId = (name: string) => `stampede-${settings.name}-${name}`;

  const global =
    settings.edge &&
    new EdgeGlobalStack(app, stackId('edge-global'), {
      ...props,
      stage: settings,
      settings: settings.edge,
      alarmEmail,
    });
  const site = builtConsole
    ? new ConsoleSiteStack(app, stackId('console-site'), { ...props, stage: settings, global }).site
    : undefined;
  const stage = withConsole(settings, site?.address);

  const { alarms } = new FoundationStack(app, stackId('foundation'), { ...props, stage, alarmEmail });
  const platform: Platform = { stage, code, alarms };
  const data = new DataStack(app, stackId('data'), { ...props, platform });
  const { tables, signing, guestTokens, doorKeys, subjects, stripe, challenge } = data;
  const { identity } = new IdentityStack(app, stackId('identity'), { ...props, platform, tables, signing });
  const { bus, schedules, streamFailures } = new EventsStack(app, stackId('events'), {
    ...props,
    platform,
    tables,
  });
  const parts: Parts = {
    platform,
    tables,
    signing,
    guestTokens,
    doorKeys,
    subjects,
    stripe,
    identity,
    guard: orderGuard(platform, challenge),
    audit: auditLog(platform, tables),
    oversight: oversight(platform, tables),
  };
  const { gateway } = new ApiStack(app, stackId('api'), { ...props, parts });
  const shared = { ...props, gateway, parts, bus, schedules, streamFailures };
  new DealsStack(app, stackId('deals'), shared);
  new ImportsStack(app, stackId('imports'), shared);
  const { images } = new ImagesStack(app, stackId('images'), shared);
  const { payments, calledOff } = new PaymentsStack(app, stackId('payments'), shared);
  const { lines } = new WaitingStack(app, stackId('waiting'), shared);
  const { burst } = new BookingsStack(app, stackId('bookings'), { ...shared, calledOff, payments, lines });
  new CalendarsStack(app, stackId('calendars'), shared);
  new FiguresStack(app, stackId('figures'), { ...shared, burst });
  new SlotsStack(app, stackId('slots'), shared);
  new AccountsStack(app, stackId('accounts'), shared);
  const { jobs } = new PrivacyStack(app, stackId('privacy'), { ...shared, payments });
  new CustomersStack(app, stackId('customers'), { ...shared, jobs });
  new ContactsStack(app, stackId('contacts'), shared);
  new DoorStack(app, stackId('door'), shared);
  new AuditStack(app, stackId('audit'), shared);
  new ViewsStack(app, stackId('views'), shared);
  new ServicesStack(app, stackId('services'), shared);
  new StorefrontStack(app, stackId('storefront'), shared);
  new AbuseStack(app, stackId('abuse'), { ...shared, payments });
  new ReconciliationStack(app, stackId('reconciliation'), { ...shared, payments });
  new WebhooksStack(app, stackId('webhooks'), { ...shared, payments });

  const { api: live } = new LiveStack(app, stackId('live'), shared);
  new ReliabilityStack(app, stackId('reliability'), shared);
  if (stage.recordsLocked) new RecordsStack(app, stackId('records'), { ...props, platform, tables });

  const after = app.node.children.filter(Stack.isStack);
  new EntranceStack(app, stackId('entrance'), { ...props, platform, gateway, after });

  const { lock } = gateway;
  if (stage.edge && lock && global)
    new EdgeStack(app, stackId('edge'), {
      ...props,
      ...{ platform, settings: stage.edge, gateway, lock, global, images },
    });

  if (site && builtConsole)
    new ConsoleStack(app, stackId('console'), {
      ...props,
      ...{ stage, site, gateway, identity, live, images, built: builtConsole },
      after: app.node.children.filter(Stack.isStack),
    });

  for (const [name, value] of Object.entries(tags)) Tags.of(app).add(name, value);
}

/** Returns the stage with the console among the pages that may sign staff in, call the API and open sockets. */
function withConsole(stage: Stage, deployed: string | undefined): Stage {
  const address = deployed ?? (stage.edge && `https://${stage.edge.consoleDomainName}`);
  return address
    ? {
        ...stage,
        corsOrigins: [...stage.corsOrigins, address],
        staffCallbacks: [...stage.staffCallbacks, address + signedInPath],
      }
    : stage;
}

/**
 * Returns the account from the context, for a build without credentials, or from the current credentials. Without both,
 * the templates fit every account.
 */
function accountAndRegion({ node }: App): NonNullable<StackProps['env']> {
  const account: string | undefined = node.tryGetContext('account') ?? process.env.CDK_DEFAULT_ACCOUNT;
  const region: string | undefined = node.tryGetContext('region') ?? process.env.CDK_DEFAULT_REGION;
  // The CLI invents a region when it finds no credentials.
  return account && region ? { account, region } : {};
}
