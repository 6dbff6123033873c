import type { Account, Records } from './account.ts';
import { copyOf } from './copy.ts';
import { invalid } from './failure.ts';

type Node = Record<string, unknown>;

const KINDS: Record<string, keyof Records> = {
  pi: 'payment_intent',
  seti: 'setup_intent',
  cus: 'customer',
  pm: 'payment_method',
  ch: 'charge',
  txn: 'balance_transaction',
  re: 'refund',
  du: 'dispute',
};

/**
 * Puts whole objects where `expand[]` asks for them, up to four levels deep; lists by `data.…`.
 * @see https://docs.stripe.com/api/expanding_objects
 */
export function expand<T extends object>(account: Account, answer: T, paths: string[]): T {
  const copy = copyOf(answer);
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > 4)
      throw invalid(`You cannot expand more than 4 levels of a property (${path}).`, { param: 'expand' });
    walk(account, copy as Node, steps, path);
  }
  return copy;
}

function walk(account: Account, node: Node, [step = '', ...rest]: string[], path: string): void {
  if (step === '') return;
  if (node.object === 'list' && step === 'data') {
    for (const item of node.data as Node[]) walk(account, item, rest, path);
    return;
  }
  if (node.object === 'charge' && step === 'refunds') {
    const data = account.records.refund.all().filter((refund) => refund.charge === node.id);
    const url = `/v1/charges/${node.id}/refunds`;
    node.refunds = { object: 'list', data: copyOf(data), has_more: false, url };
  }
  const value = node[step];
  if (value === undefined && node.object !== 'refund')
    throw invalid(
      `This property cannot be expanded (${path}). You may want to try expanding a different property.`,
      { param: 'expand' },
    );
  if (typeof value === 'string') node[step] = recordOf(account, value, path);
  if (node[step] && typeof node[step] === 'object') walk(account, node[step] as Node, rest, path);
}

function recordOf(account: Account, id: string, path: string): object {
  const kind = KINDS[id.slice(0, id.indexOf('_'))];
  const record = kind && account.records[kind].get(id);
  if (!record) throw invalid(`This property cannot be expanded (${path}).`, { param: 'expand' });
  return record;
}
