import { Construct } from 'constructs';
import { httpTimeout } from '../../timing.ts';
import type { GuestTokenSecret } from '../data/guest-token-secret.ts';
import type { SigningSecret } from '../data/signing-secret.ts';
import type { SubjectSecret } from '../data/subject-secret.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Identity } from '../identity/identity.ts';
import type { Platform } from '../platform.ts';
import type { LiveRoute } from './live-api.ts';

export interface SocketFunctionsProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly signing: SigningSecret;
  readonly guestTokens: GuestTokenSecret;
  readonly subjects: SubjectSecret;
  readonly identity: Identity;
}

/** The functions that decide on handshakes, work on the messages of clients, and hear of the end of a connection. */
export class SocketFunctions extends Construct {
  readonly routes: readonly LiveRoute[];
  /** Those that post to connections. */
  readonly posting: readonly BackendFunction[];
  /** Those that close a connection whose messages are refused again and again. */
  readonly closing: readonly BackendFunction[];

  constructor(scope: Construct, id: string, props: SocketFunctionsProps) {
    super(scope, id);
    const { platform, tables, signing, guestTokens, subjects, identity } = props;
    const fn = (id: string, entry: string, purpose: string, memory?: number) =>
      new BackendFunction(this, id, {
        platform,
        entry: `live/${entry}`,
        purpose,
        capability: 'live',
        timeout: httpTimeout,
        ...(memory && { memory }),
      });
    // Thousands connect and subscribe in the minute before a sale.
    const connect = fn('Connect', 'connect', 'Decides on a handshake', 1024);
    const subscribe = fn('Subscribe', 'subscribe', 'Has a connection told of topics', 1024);
    const unsubscribe = fn('Unsubscribe', 'unsubscribe', 'Has a connection told of topics no longer');
    const ping = fn('Ping', 'ping', 'Answers a ping with the time');
    const refuse = fn('Refuse', 'refuse-message', 'Refuses messages of no known type');
    const disconnect = fn('Disconnect', 'disconnect', 'Forgets a connection that ended');
    this.posting = [subscribe, unsubscribe];
    this.closing = [subscribe, unsubscribe, ping, refuse];
    for (const each of [connect, ...this.closing, disconnect]) tables.live.grantChange(each);
    for (const each of [connect, ...this.closing]) tables.switches.grantRead(each);
    for (const table of [tables.deals, tables.stock, tables.bookings, tables.accounts])
      table.grantRead(subscribe);
    for (const each of [connect, disconnect]) subjects.grantRead(each);
    signing.grantRead(subscribe);
    guestTokens.grantRead(subscribe);
    identity.grantVerify(subscribe);
    const { socketsPerAddress, corsOrigins } = platform.stage;
    connect.setEnvironment({ SOCKET_LIMITS: JSON.stringify({ ...socketsPerAddress, origins: corsOrigins }) });
    this.routes = [
      { key: '$connect', fn: connect },
      { key: 'subscribe', fn: subscribe },
      { key: 'unsubscribe', fn: unsubscribe },
      { key: '$disconnect', fn: disconnect },
      { key: 'ping', fn: ping, answers: true },
      { key: '$default', fn: refuse, answers: true },
    ];
  }
}
