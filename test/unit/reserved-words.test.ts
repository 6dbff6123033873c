import { describe, expect, it } from 'vitest';
import { reservedIn } from '../reserved-words.ts';

describe('reservedIn', () => {
  it('finds the word that AWS would refuse, also inside a transaction', () => {
    const update = {
      UpdateExpression: 'SET status = :to, updatedAt = :now',
      ConditionExpression: '#version = :version',
    };
    expect(reservedIn({ TransactItems: [{ Update: update }] })).toEqual(['status']);
  });

  it('lets names, values, functions and the language itself pass', () => {
    const condition = 'attribute_not_exists(pk) AND size(#total) > :total AND held BETWEEN :a AND :b';
    expect(reservedIn({ ConditionExpression: condition })).toEqual([]);
  });
});
