import { describe, expect, it } from 'vitest';
import { acceptedDeal, dealFields } from '../../bench/against/accepted-deal.ts';
import { project } from '../../bench/against/sides.ts';

const deal = { title: 'Rush', perCustomerLimit: null, maxUnpaidUnits: null, challengeGuests: false };

describe('acceptedDeal', () => {
  it('leaves out what a contract does not know, and a null that it does not take', () => {
    const older = { title: { type: 'string' }, perCustomerLimit: { type: 'integer' } };
    expect(acceptedDeal(older)(deal)).toEqual({ title: 'Rush' });
  });

  it('keeps all of it for the contract of this tree', () => {
    expect(acceptedDeal(dealFields(project))(deal)).toEqual(deal);
  });
});
