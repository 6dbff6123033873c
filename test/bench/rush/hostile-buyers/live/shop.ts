import { WebSocket } from 'ws';
import { testAddressHeader } from '../../../../../lib/contract/test-address.ts';
import type { Device } from '../../../../../local/stripe/device.ts';
import type { Call, Http, Reply } from '../../http.ts';
import type { Answer, Caller, Shop, Visitor } from '../shop.ts';

interface LiveShop {
  readonly http: Http;
  readonly device: Device;
  readonly liveUrl: string;
  readonly sale: { dealId: string; opensAt: number };
  /** Sockets that were left open. */
  readonly sockets: Set<WebSocket>;
}

/** The shop over HTTP, as an app has it; each visitor comes from an address of its own. */
export function liveShop({ http, device, liveUrl, sale, sockets }: LiveShop): Shop {
  const ask = async (visitor: Visitor, call: Call): Promise<Answer> => {
    const headers = { ...call.headers, ...(visitor.deviceId && { 'x-device-id': visitor.deviceId }) };
    const reply = await http
      .from(visitor.address)
      .call({ ...call, headers })
      .catch(() => undefined);
    return reply ? answerOf(reply) : { status: 0 };
  };
  const post = (caller: Caller, path: string, body?: unknown) =>
    ask(caller, { method: 'POST', path, token: caller.token, ...(body !== undefined && { body }) });
  return {
    get opensAt() {
      return sale.opensAt;
    },
    now: Date.now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms))),
    guest: (visitor, token) =>
      ask(visitor, { method: 'POST', path: '/v1/guests', headers: challenge(token) }),
    order: (caller, { idempotencyKey, quantity, isRetry, challengeToken }) =>
      ask(caller, {
        ...{ method: 'POST', path: '/v1/bookings', token: caller.token, idempotencyKey },
        headers: { ...challenge(challengeToken), ...(isRetry && { 'idempotency-retry': 'true' }) },
        body: { dealId: sale.dealId, quantity },
      }),
    booking: (caller, id) => ask(caller, { method: 'GET', path: `/v1/bookings/${id}`, token: caller.token }),
    startPayment: (caller, id) =>
      post(caller, `/v1/bookings/${id}/payment`, { email: `${caller.buyerId}@example.com` }),
    confirmPayment: (caller, id) => post(caller, `/v1/bookings/${id}/payment/confirmation`),
    async pay(sheet, card) {
      try {
        const { status } = await device.pay(sheet as Parameters<Device['pay']>[0], { card });
        return status === 'requires_payment_method' ? 'declined' : 'authorized';
      } catch {
        return 'refused';
      }
    },
    socket: ({ address }) => openSocket({ url: liveUrl, topic: `deal:${sale.dealId}`, address, sockets }),
  };
}

const challenge = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { 'x-challenge-token': token };

function answerOf({ status, headers, body }: Reply): Answer {
  const seconds = Number(headers['retry-after']);
  return {
    ...{ status, body },
    ...(status >= 400 && typeof body?.code === 'string' && { code: body.code }),
    ...(seconds > 0 && { retryAfterMs: seconds * 1_000 }),
  };
}

const socketPatienceMs = 10_000;

interface Watching extends Pick<LiveShop, 'sockets'> {
  readonly url: string;
  readonly topic: string;
  readonly address: string;
}

/** Opens a socket and watches a deal on it: 101 when it is told of it, else what it was told instead. */
function openSocket({ url, topic, address, sockets }: Watching): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers: { [testAddressHeader]: address } });
    const over = (answer: Answer) => {
      clearTimeout(patience);
      resolve(answer);
    };
    const patience = setTimeout(() => over({ status: 0 }), socketPatienceMs);
    socket.on('open', () => {
      sockets.add(socket);
      socket.send(JSON.stringify({ type: 'subscribe', id: '1', topics: [{ topic }] }));
    });
    socket.on('message', (data) => {
      const { type, code } = JSON.parse(data.toString());
      over(type === 'subscribed' ? { status: 101 } : { status: 403, code: code ?? type });
    });
    socket.on('unexpected-response', (_, response) => {
      over({ status: response.statusCode ?? 0 });
      socket.terminate();
    });
    socket.on('close', () => over({ status: 403, code: 'closed' }));
    socket.on('error', () => over({ status: 0 }));
  });
}
