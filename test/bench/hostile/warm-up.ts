import { once } from 'node:events';
import { WebSocket } from 'ws';
import { buy } from '../rush/buyer.ts';
import { newGuests } from '../rush/guests.ts';
import { type Http, testAddress } from '../rush/http.ts';

/** Everything that the play needs is started before it: a function that starts takes seconds here, on two cores. */
export async function warmUp(
  http: Http,
  liveUrl: string,
  dealIds: readonly string[],
  buyers: number,
): Promise<void> {
  const socket = new WebSocket(liveUrl);
  await once(socket, 'open');
  const topics = dealIds.map((dealId) => ({ topic: `deal:${dealId}` }));
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', topics }));
  const tokens = await newGuests(http, buyers, 4);
  const arrive = async () => () => {};
  await Promise.all(
    tokens.map((token, index) => {
      const dealId = dealIds[index % dealIds.length] as string;
      return buy({
        http: http.from(testAddress(index)),
        dealId,
        token,
        duplicated: false,
        arrive,
        patienceMs: 60_000,
      });
    }),
  );
  await http.call({ method: 'GET', path: '/v1/bookings', token: tokens[0] });
  for (const dealId of dealIds) await http.call({ method: 'GET', path: `/v1/deals/${dealId}/availability` });
  socket.close();
}
