import { importOutcomes } from '../../contract/deal-import.ts';
import type { LineResult } from './import-job.ts';

/** Updates a line that has no outcome yet. */
export const recordedLine = ({ outcome, published = false, dealId, problems = [] }: LineResult) => ({
  UpdateExpression: `SET outcome = :outcome, published = :published, problems = :problems${dealId ? ', dealId = :deal' : ''}`,
  ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(outcome)',
  ExpressionAttributeValues: {
    ':outcome': outcome,
    ':published': published,
    ':problems': problems,
    ...(dealId && { ':deal': dealId }),
  },
});

/** Adds the results to the counts of a job that runs. */
export function recordedJob(results: readonly LineResult[], now: number) {
  const counted = [...importOutcomes, 'published'] as const;
  const countOf = (name: (typeof counted)[number]) =>
    results.filter(({ outcome, published }) => (name === 'published' ? published : outcome === name)).length;
  return {
    UpdateExpression: `SET updatedAt = :now, ${counted.map((name) => `#counts.#${name} = #counts.#${name} + :${name}`).join(', ')}`,
    ConditionExpression: '#status = :running',
    ExpressionAttributeNames: {
      '#status': 'status',
      '#counts': 'counts',
      ...Object.fromEntries(counted.map((name) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ':running': 'running',
      ':now': now,
      ...Object.fromEntries(counted.map((name) => [`:${name}`, countOf(name)])),
    },
  };
}
