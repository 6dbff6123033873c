import { Construct } from 'constructs';
import { httpTimeout } from '../../timing.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import { type Grant, told } from '../functions/grant.ts';
import type { Parts } from '../parts.ts';
import { constructIdOf } from '../platform.ts';
import type { LiveRoute } from './live-api.ts';

/** The functions that decide on handshakes, handle clients' messages, and clean up after closed connections. */
export class SocketFunctions extends Construct {
  readonly routes: readonly LiveRoute[];
  /** The functions that post to connections. */
  readonly posting: readonly BackendFunction[];
  /** The functions that close a connection after repeated refused messages. */
  readonly closing: readonly BackendFunction[];

  constructor(scope: Construct, id: string, { parts }: { readonly parts: Parts }) {
    super(scope, id);
    const { platform, tables, signing, guestTokens, subjects, identity } = parts;
    const { socketsPerAddress, corsOrigins } = platform.stage;
    const fn = (entry: string, purpose: string, grants: readonly Grant[] = [], memory?: number) =>
      new BackendFunction(this, constructIdOf(entry), {
        platform,
        entry: `live/${entry}`,
        purpose,
        capability: 'live',
        timeout: httpTimeout,
        grants: [tables.live.change, ...grants],
        ...(memory && { memory }),
      });
    const switches = tables.switches.read;
    const limits = told({ SOCKET_LIMITS: JSON.stringify({ ...socketsPerAddress, origins: corsOrigins }) });
    const topics = [tables.deals.read, tables.stock.read, tables.bookings.read, tables.accounts.read];
    const tokens = [signing.read, guestTokens.read, identity.verify];
    // Thousands of clients connect and subscribe in the minute before a sale.
    const connect = fn('connect', 'Decides on a handshake', [switches, subjects.read, limits], 1024);
    const subscribe = fn(
      'subscribe',
      'Subscribes a connection to topics',
      [switches, ...topics, ...tokens],
      1024,
    );
    const unsubscribe = fn('unsubscribe', 'Unsubscribes a connection from topics', [switches]);
    const ping = fn('ping', 'Answers a ping with the time', [switches]);
    const refuse = fn('refuse-message', 'Refuses messages of no known type', [switches]);
    const disconnect = fn('disconnect', 'Forgets a connection that ended', [subjects.read]);
    this.posting = [subscribe, unsubscribe];
    this.closing = [subscribe, unsubscribe, ping, refuse];
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
