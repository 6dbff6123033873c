import type { OrderGuard } from './abuse/order-guard.ts';
import type { AuditLog } from './audit/audit-log.ts';
import type { DoorKeySecret } from './data/door-key-secret.ts';
import type { GuestTokenSecret } from './data/guest-token-secret.ts';
import type { SigningSecret } from './data/signing-secret.ts';
import type { SubjectSecret } from './data/subject-secret.ts';
import type { Tables } from './data/tables.ts';
import type { Identity } from './identity/identity.ts';
import type { StripeSecret } from './payments/stripe-secret.ts';
import type { Platform } from './platform.ts';
import type { Oversight } from './staff/oversight.ts';

/** The shared resources that every capability may grant from. A capability gets another capability's resources from its stack. */
export interface Parts {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly signing: SigningSecret;
  readonly guestTokens: GuestTokenSecret;
  readonly doorKeys: DoorKeySecret;
  readonly subjects: SubjectSecret;
  readonly stripe: StripeSecret;
  readonly identity: Identity;
  readonly guard: OrderGuard;
  readonly audit: AuditLog;
  readonly oversight: Oversight;
}
