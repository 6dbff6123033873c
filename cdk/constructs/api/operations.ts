import { Construct } from 'constructs';
import { isCounted } from '../../../lib/contract/limits.ts';
import { type Capability, isForStaff, type OperationShape } from '../../../lib/contract/operation.ts';
import { operations } from '../../../lib/contract/operations.ts';
import { packed } from '../../abuse-policy.ts';
import { imageHostsOf } from '../../image-hosts.ts';
import { type Needs, operationNeeds, type QueueName } from '../../operation-needs.ts';
import { httpTimeout } from '../../timing.ts';
import { watchChallenges } from '../abuse/challenge-alarm.ts';
import type { ChallengeSecret } from '../data/challenge-secret.ts';
import type { GuestTokenSecret } from '../data/guest-token-secret.ts';
import type { SigningSecret } from '../data/signing-secret.ts';
import type { SubjectSecret } from '../data/subject-secret.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Identity } from '../identity/identity.ts';
import { watchMoney } from '../payments/money-alarms.ts';
import type { Payments } from '../payments/payments.ts';
import type { StripeSecret } from '../payments/stripe-secret.ts';
import type { Platform } from '../platform.ts';
import type { ExportFiles } from '../privacy/export-files.ts';
import type { WorkQueue } from '../queues/work-queue.ts';
import type { Gateway } from './gateway.ts';

/** The resources that operations may need. */
export interface Resources {
  readonly tables: Tables;
  readonly signing: SigningSecret;
  readonly guestTokens: GuestTokenSecret;
  readonly challenge: ChallengeSecret;
  readonly stripe: StripeSecret;
  readonly subjects: SubjectSecret;
  readonly identity: Identity;
  readonly payments?: Payments;
  /** Those of the operations' own stack. */
  readonly queues?: Readonly<Partial<Record<QueueName, WorkQueue>>>;
  readonly exportFiles?: ExportFiles;
}

export interface OperationsProps {
  readonly platform: Platform;
  readonly gateway: Gateway;
  readonly resources: Resources;
  readonly capabilities: readonly Capability[];
}

/** A function, its rights and its route for every operation of these capabilities, from the contract. */
export class Operations extends Construct {
  constructor(scope: Construct, id: string, { platform, gateway, resources, capabilities }: OperationsProps) {
    super(scope, id);
    for (const operation of Object.values(operations)) {
      if (!capabilities.includes(operation.capability)) continue;
      const needs = operationNeeds[operation.id];
      const fn = new BackendFunction(this, operation.id, {
        platform,
        entry: entryOf(operation),
        purpose: `${operation.id} (${operation.method} ${operation.path})`,
        capability: operation.capability,
        timeout: httpTimeout,
        ...(needs.memory && { memory: needs.memory }),
      });
      resources.tables.switches.grantRead(fn);
      grant(fn, needs, resources, platform);
      limit(fn, operation, resources, platform);
      if (operation.access !== 'anyone') resources.identity.grantVerify(fn);
      if (needs.makesGuests || playsGuest(operation)) resources.guestTokens.grantRead(fn);
      // Whether a token of theirs was ended.
      if (isForStaff(operation) && !needs.overseen && !needs.changes?.includes('staff'))
        resources.tables.staff.grantRead(fn);
      if (needs.guards) watchChallenges(platform, fn, lastPart(entryOf(operation)));
      // A function that settles payments may be the one that hears of a refused refund.
      if (needs.settles) watchMoney(platform, fn, 'refund-failed');
      if (needs.overseen) watchMoney(platform, fn, 'staff-refunds');
      gateway.route(operation, fn);
    }
  }
}

/** Sets the rules by which `endpoint` counts the operation's requests: none where a guard counts, or nobody does. */
function limit(
  fn: BackendFunction,
  operation: OperationShape,
  { tables, subjects }: Resources,
  { stage }: Platform,
): void {
  subjects.grantRead(fn);
  const rules = isCounted(operation.limit) ? stage.requestLimits[operation.limit] : {};
  fn.setEnvironment({ REQUEST_LIMITS: JSON.stringify(rules) });
  if (isCounted(operation.limit)) tables.abuse.grantCount(fn, `limit.${operation.id}.`);
}

const playsGuest = ({ access }: OperationShape) => access !== 'anyone' && access.includes('guest');

const lastPart = (entry: string) => entry.slice(entry.lastIndexOf('/') + 1);

/** `placeBooking` of bookings → `http/bookings/place-booking`. */
export const entryOf = ({ id, capability }: OperationShape): string =>
  `http/${capability}/${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Where Cloudflare says whether a challenge was solved. */
const siteverify = 'https://challenges.cloudflare.com/turnstile/v0/siteverify';

function grant(fn: BackendFunction, needs: Needs, resources: Resources, { stage }: Platform): void {
  const { tables, signing, challenge, stripe, identity, payments, queues = {}, exportFiles } = resources;
  for (const table of needs.reads ?? []) tables[table].grantRead(fn);
  for (const table of needs.changes ?? []) tables[table].grantChange(fn);
  for (const queue of needs.sendsTo ?? []) {
    if (!queues[queue]) throw new Error(`${fn.node.path} sends to ${queue}, which its stack does not have`);
    queues[queue].grantSend(fn);
  }
  if (needs.audits) {
    tables.audit.grantAppend(fn);
    fn.setEnvironment({ AUDIT_RETENTION_SECONDS: String(stage.auditRetention.toSeconds()) });
  }
  if (needs.signs) signing.grantRead(fn);
  if (needs.stripe) {
    stripe.grantRead(fn);
    fn.setEnvironment({ STRIPE_CALLS_PER_SECOND: String(stage.stripeCallsPerSecond) });
  }
  if (needs.settles) {
    if (!payments) throw new Error(`${fn.node.path} settles payments, which its stack does not have`);
    payments.grantSettle(fn);
  }
  if (needs.queuesPayments) {
    if (!payments) throw new Error(`${fn.node.path} queues payments, which its stack does not have`);
    payments.queue.grantSend(fn);
  }
  if (needs.images) fn.setEnvironment({ IMAGE_HOSTS: JSON.stringify(imageHostsOf(stage)) });
  if (needs.orders) fn.setEnvironment({ RECENT_SIGN_IN_ABOVE: JSON.stringify(stage.recentSignInAbove) });
  if (needs.overseen) {
    tables.staff.grantChange(fn);
    fn.setEnvironment({ OVERSIGHT_POLICY: JSON.stringify(stage.oversight) });
  }
  if (needs.guards) {
    challenge.grantRead(fn);
    fn.setEnvironment({ ABUSE_POLICY: packed(stage.abuse), TURNSTILE_VERIFY_URL: siteverify });
  }
  if (needs.staffPool) identity.grantAsk(fn, 'staff', needs.staffPool);
  if (needs.customersPool) identity.grantAsk(fn, 'customers', needs.customersPool);
  if (needs.linksExports) {
    if (!exportFiles) throw new Error(`${fn.node.path} links exports, which its stack does not have`);
    exportFiles.grantRead(fn);
  }
  if (needs.holds) fn.setEnvironment({ HOLD_SECONDS: String(stage.holdSeconds) });
}
