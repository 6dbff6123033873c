export { type Auth, createAuth, type SignInOptions } from './auth/auth.ts';

import { bind, type Carry } from './core/bind.ts';
import { type Core, createCore } from './core/create-core.ts';
import type { CoreOptions } from './core/options.ts';
import { type AdminResources, adminOperations } from './generated/admin-resources.ts';

/** The core and the operations of staff: for consoles. */
export interface AdminClient extends AdminResources {
  readonly core: Core;
}

/** Makes a client for staff. `auth` gives tokens of the staff pool. */
export function createAdminClient(options: CoreOptions): AdminClient {
  const core = createCore(options);
  return { ...(bind(adminOperations, core.call as Carry) as unknown as AdminResources), core };
}

export type { Clock } from './clock/clock.ts';
export { createClock } from './clock/clock.ts';
export type { Countdown } from './clock/countdown.ts';
export { createCore } from './core/create-core.ts';
export * from './core/public-errors.ts';
export type * from './core/public-types.ts';
export type { OfflineDecision, PendingUse } from './door/decide-offline.ts';
export { type Admission, type Arrival, createDoor, type Door, type DoorOptions } from './door/door.ts';
export type { DoorOf, KeptList } from './door/download-list.ts';
export type { VerifySignature } from './door/read-code.ts';
export * from './generated/admin-operations.ts';
export * from './generated/admin-problems.ts';
export type * from './generated/admin-resources.ts';
export { cancelBooking, getBooking } from './generated/operations.ts';
export type * from './generated/types.gen.ts';
export type { ConnectionStatus } from './live/connection.ts';
export { createLive, type Live, type LiveOptions } from './live/create-live.ts';
export { currencyDigits, formatMoney } from './money.ts';
