import { randomUUID } from 'node:crypto';
import { ACCOUNT, REGION } from '../names.ts';

/**
 * An event as rules match it and targets get it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
 */
export interface BusEvent {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: Record<string, unknown>;
}

/** Makes the envelope around a detail. `time` is an epoch millisecond and is cut to the second, as by AWS. */
export function makeEvent(
  content: Pick<BusEvent, 'detail-type' | 'source' | 'resources' | 'detail'>,
  time: number,
): BusEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': content['detail-type'],
    source: content.source,
    account: ACCOUNT,
    time: `${new Date(time).toISOString().slice(0, 19)}Z`,
    region: REGION,
    resources: content.resources,
    detail: content.detail,
  };
}
