import { afterUpdate, type Expressions, meaningOf, passes } from './expressions.ts';
import { type PartFailure, ValidationException, validation } from './failures.ts';
import type { Table } from './table.ts';
import { demandTypes } from './update.ts';
import { copy, type Item } from './values.ts';

export type WriteKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

export interface WriteInput extends Expressions {
  readonly TableName?: string | undefined;
  readonly Key?: Item | undefined;
  readonly Item?: Item | undefined;
  readonly ReturnValues?: string | undefined;
  readonly ReturnValuesOnConditionCheckFailure?: string | undefined;
}

/** A write that could be done: what was there, and what shall be. */
export interface PlannedWrite {
  readonly table: Table;
  readonly kind: WriteKind;
  readonly key: Item;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** What stands in the way of a write whose condition does not hold. */
export interface Refused {
  readonly refused: true;
  readonly item: Item | undefined;
}

/** Looks at a write without doing it. @throws ValidationException */
export function planWrite(table: Table, kind: WriteKind, input: WriteInput): PlannedWrite | Refused {
  const { condition, update, scope } = meaningOf(input);
  if (update) demandTypes(update, scope);
  const key = kind === 'Put' ? keyIn(table, input.Item ?? {}) : table.demandKey(input.Key ?? {});
  if (kind === 'ConditionCheck' && !condition) throw validation('A condition check needs a condition');
  const before = table.get(key);
  if (!passes(condition, before, scope)) {
    const asked = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    return { refused: true, item: asked ? before : undefined };
  }
  const after = (): Item | undefined => {
    if (kind === 'Delete') return undefined;
    if (kind === 'ConditionCheck') return before;
    return kind === 'Put' ? copy(input.Item) : afterUpdate(update, before ?? key, scope);
  };
  const planned = { table, kind, key, before, after: after() };
  if (kind === 'Update' && planned.after) demandUnchangedKey(table, key, planned.after);
  return planned;
}

export function applyWrite({ table, kind, key, after }: PlannedWrite): void {
  if (kind === 'ConditionCheck') return;
  if (after) table.put(after);
  else table.delete(key);
}

/** Looks at one part of a transaction. */
export function planPart(
  table: Table,
  kind: WriteKind,
  input: WriteInput,
): { planned?: PlannedWrite; failure: PartFailure } {
  try {
    const planned = planWrite(table, kind, input);
    if (!('refused' in planned)) return { planned, failure: undefined };
    const message = 'The conditional request failed';
    return { failure: { code: 'ConditionalCheckFailed', message, item: planned.item } };
  } catch (error) {
    // What is wrong with the request itself refuses all of it; what is wrong with the item refuses this part.
    if (
      !(error instanceof ValidationException) ||
      !/attribute that does not exist|data type|invalid for update/.test(error.message)
    )
      throw error;
    return { failure: { code: 'ValidationError', message: error.message } };
  }
}

const keyIn = (table: Table, item: Item): Item =>
  table.demandKey(Object.fromEntries(table.keys.map((part) => [part, item[part]])));

function demandUnchangedKey(table: Table, key: Item, after: Item): void {
  for (const part of table.keys)
    if (after[part] !== key[part]) throw validation(`Cannot update attribute ${part}: it is part of the key`);
}
