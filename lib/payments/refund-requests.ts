import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { transact } from '../platform/transact.ts';
import { returnUnits } from '../stock/stock-writes.ts';
import { paymentReaderOf } from './payment-reader.ts';
import { type ConfirmOutcome, outcomeOf, type StepOutcome, unitsOutcome } from './step-outcome.ts';
import { partsOfStep, type StepWithoutMoney, stepParts } from './step-writes.ts';

export interface RefundTables {
  readonly payments: string;
  readonly bookings: string;
  readonly stock: string;
}

export type RefundRequests = ReturnType<typeof refundRequests>;

/**
 * Payments, for functions that ask for refunds. Asking moves no money: settling the payment does, later. These functions
 * therefore need no right to the ledger.
 */
export function refundRequests(dynamo: DynamoDBDocumentClient, tables: RefundTables) {
  return {
    ...paymentReaderOf(dynamo, tables.payments),

    /** Writes a step that moves neither money nor units. */
    take: async (step: StepWithoutMoney): Promise<StepOutcome> =>
      outcomeOf(await transact(dynamo, partsOfStep(tables, step), ...stepParts)),

    /** Writes that the booking is given up: its sold units are returned. */
    async giveUp(
      step: StepWithoutMoney & Required<Pick<StepWithoutMoney, 'booking'>>,
    ): Promise<ConfirmOutcome> {
      const { from } = step.booking;
      const claimIds = from.claimId === undefined ? [] : [from.claimId];
      const { stockId, quantity } = from;
      const units = { Update: returnUnits(tables.stock, stockId, { quantity, from: 'sold', claimIds }) };
      const parts = { units, ...partsOfStep(tables, step) };
      return unitsOutcome(await transact(dynamo, parts, 'units', ...stepParts), 'claim_open');
    },
  };
}
