import { type Attack, addressOf, atRate } from './attack.ts';

/** One address that opens sockets and leaves them open. */
export const socketFlood: Attack = {
  kind: 'socket_flood',
  says: 'one address that opens sockets and leaves them open',
  prepare: async () => [],
  async run(field) {
    const { shop } = field;
    await shop.sleep(shop.opensAt - shop.now());
    await atRate(field, () => shop.socket({ address: addressOf(7, 0) }));
  },
};
