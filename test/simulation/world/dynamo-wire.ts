import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
} from '../../../lib/platform/documents/commands.ts';
import { TransactionCanceledException } from '../../../lib/platform/documents/failures.ts';
import { documentClient, type MemoryDynamo } from '../memory-dynamo/index.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';

interface Command {
  readonly input: { readonly TableName?: string; readonly TransactItems?: readonly object[] };
}

/** The document client, whose commands wait for the scheduler. */
export function dynamoThrough(scheduler: Scheduler, memory: MemoryDynamo): DynamoDBDocumentClient {
  return documentClient((command) =>
    scheduler.call(describe(command as Command), {
      ok: () => memory.perform(command),
      faults: faultsOf(memory, command),
    }),
  );
}

/** Reads go well. A write may meet another one, or be done without anybody hearing of it. */
function faultsOf(memory: MemoryDynamo, command: unknown): Record<string, () => object> {
  if (/^(Get|Query|BatchGet)/.test(nameOf(command))) return {};
  const answerLost = () => {
    memory.perform(command);
    throw Object.assign(new Error('The answer is lost'), { name: 'TimeoutError' });
  };
  if (command instanceof TransactWriteCommand)
    return { conflict: () => refuse(command), 'answer lost': answerLost };
  // The SDK sends it again. Of a transaction DynamoDB knows the token; of anything else it does not.
  const repeated = () => {
    memory.perform(command);
    return memory.perform(command);
  };
  return { repeated, 'answer lost': answerLost };
}

function refuse({ input }: TransactWriteCommand): never {
  throw new TransactionCanceledException({
    message: 'Transaction cancelled',
    CancellationReasons: (input.TransactItems ?? []).map((_, index) => ({
      Code: index === 0 ? 'TransactionConflict' : 'None',
    })),
  });
}

const nameOf = (command: unknown) => (command as object).constructor.name.replace('Command', '');

function describe(command: Command): string {
  const { TableName, TransactItems = [] } = command.input;
  const parts = TransactItems.flatMap((part) =>
    Object.entries(part).map(([kind, { TableName: table }]) => `${kind} ${table}`),
  );
  return TableName ? `${nameOf(command)} ${TableName}` : `${nameOf(command)} ${parts.join(' + ')}`.trim();
}
