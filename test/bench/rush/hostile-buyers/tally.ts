import type { Answer, Shop } from './shop.ts';

/** What somebody asked for, and how it was answered: by operation, and there by status and code. */
export interface Tally {
  readonly requests: number;
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface Counter extends Tally {
  note(operation: string, answer: Answer): void;
}

export function counter(): Counter {
  const answers = new Map<string, Map<string, number>>();
  let requests = 0;
  return {
    answers,
    get requests() {
      return requests;
    },
    note(operation, { status, code }) {
      requests += 1;
      const of = answers.get(operation) ?? new Map<string, number>();
      const name = code === undefined ? String(status) : `${status} ${code}`;
      of.set(name, (of.get(name) ?? 0) + 1);
      answers.set(operation, of);
    },
  };
}

/** Everybody asks the same shop; this one notes what it answers to some of them, and lets them ask in their turn. */
export function watchedShop(shop: Shop, tally: Counter, turn: () => Promise<void>): Shop {
  const noting = async (operation: string, ask: () => Promise<Answer>): Promise<Answer> => {
    await turn();
    const answer = await ask();
    tally.note(operation, answer);
    return answer;
  };
  return {
    get opensAt() {
      return shop.opensAt;
    },
    now: shop.now,
    sleep: shop.sleep,
    pay: async (sheet, card) => {
      await turn();
      const outcome = await shop.pay(sheet, card);
      tally.note('pay', { status: outcome === 'authorized' ? 200 : 402, code: outcome });
      return outcome;
    },
    guest: (...given) => noting('guest', () => shop.guest(...given)),
    order: (...given) => noting('order', () => shop.order(...given)),
    booking: (...given) => noting('booking', () => shop.booking(...given)),
    startPayment: (...given) => noting('payment', () => shop.startPayment(...given)),
    confirmPayment: (...given) => noting('confirmation', () => shop.confirmPayment(...given)),
    socket: (...given) => noting('socket', () => shop.socket(...given)),
  };
}
