import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DomainEvent, eventList } from '../../../lib/contract/events.ts';
import { resourcesOf, targetOf } from './synthesized.ts';

interface Mapping {
  readonly EventSourceArn: unknown;
  readonly FunctionName: unknown;
}
interface Rule {
  readonly Name: string;
  readonly EventPattern: { readonly source: string[]; readonly 'detail-type': string[] };
}

/**
 * The functions that follow a table, and no others: a stream has room for two readers, and a shard that waits for one
 * function is behind for all of its work. Whatever else wants to hear of a change listens to its events on the bus.
 */
const streamReaders = ['count-revenue', 'on-bookings-changed', 'on-stock-changed', 'publish-changes'];

/** Every list of events that some consumer is told, from lib/<capability>/listens-to.ts. */
const lists = await Promise.all(
  globSync('lib/*/listens-to.ts').map(
    async (file) => (await import(`../../../${file}`)) as Record<string, readonly DomainEvent[]>,
  ),
);

describe('events', () => {
  it('reach a new capability by the bus, never by a stream', () => {
    const names = new Map(
      resourcesOf<{ FunctionName: string }>('prod', 'AWS::Lambda::Function').map(
        ({ stack, id, properties }) => [
          `${stack} ${id}`,
          properties.FunctionName.slice('stampede-prod-'.length),
        ],
      ),
    );
    const readers = resourcesOf<Mapping>('prod', 'AWS::Lambda::EventSourceMapping')
      .filter(({ properties }) => JSON.stringify(properties.EventSourceArn).includes('Stream'))
      .map(({ stack, properties }) => names.get(`${stack} ${targetOf(properties.FunctionName)}`));
    expect([...new Set(readers)].toSorted()).toEqual(streamReaders);
  });

  it('come to each consumer by a rule of the same list that its function reads by', () => {
    const heard = lists.flatMap((list) =>
      Object.values(list).map((events) => events.map(({ type }) => type)),
    );
    const rules = resourcesOf<Rule>('prod', 'AWS::Events::Rule').map(
      ({ properties }) => properties.EventPattern,
    );
    const sorted = (types: string[][]) => types.map((each) => each.toSorted().join()).toSorted();
    expect(sorted(rules.map((pattern) => pattern['detail-type']))).toEqual(sorted(heard));
    for (const { source, 'detail-type': types } of rules)
      for (const type of types)
        expect(source).toContain(eventList.find((event) => event.type === type)?.source);
  });
});
