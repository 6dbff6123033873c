import type * as sdk from '@aws-sdk/lib-dynamodb';
import { type Answered, Command, type ServiceClient } from '../aws-json/command.ts';

export type {
  GetCommandInput,
  PutCommandInput,
  QueryCommandInput,
  ScanCommandInput,
  TransactWriteCommandInput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';

/** Any command to DynamoDB. */
export type DocumentCommand = Command<'dynamodb', object, unknown>;

/** A step around each call, to meter or refuse it. */
export type AroundCall = (
  command: DocumentCommand,
  next: (command: DocumentCommand) => Promise<object>,
) => Promise<object>;

/** A client of DynamoDB for plain items. Its commands have the names and input shapes of the SDK's document client. */
export interface DynamoDBDocumentClient extends ServiceClient<'dynamodb'> {
  /** Puts a step around all calls from now on; the last is outermost. */
  around(step: AroundCall): void;
}

export class GetCommand extends Command<'dynamodb', sdk.GetCommandInput, Answered<sdk.GetCommandOutput>> {
  readonly operation = 'GetItem';
}
export class PutCommand extends Command<'dynamodb', sdk.PutCommandInput, Answered<sdk.PutCommandOutput>> {
  readonly operation = 'PutItem';
}
export class UpdateCommand extends Command<
  'dynamodb',
  sdk.UpdateCommandInput,
  Answered<sdk.UpdateCommandOutput>
> {
  readonly operation = 'UpdateItem';
}
export class DeleteCommand extends Command<
  'dynamodb',
  sdk.DeleteCommandInput,
  Answered<sdk.DeleteCommandOutput>
> {
  readonly operation = 'DeleteItem';
}
export class QueryCommand extends Command<
  'dynamodb',
  sdk.QueryCommandInput,
  Answered<sdk.QueryCommandOutput>
> {
  readonly operation = 'Query';
}
export class ScanCommand extends Command<'dynamodb', sdk.ScanCommandInput, Answered<sdk.ScanCommandOutput>> {
  readonly operation = 'Scan';
}
export class BatchGetCommand extends Command<
  'dynamodb',
  sdk.BatchGetCommandInput,
  Answered<sdk.BatchGetCommandOutput>
> {
  readonly operation = 'BatchGetItem';
}
export class BatchWriteCommand extends Command<
  'dynamodb',
  sdk.BatchWriteCommandInput,
  Answered<sdk.BatchWriteCommandOutput>
> {
  readonly operation = 'BatchWriteItem';
}
export class TransactGetCommand extends Command<
  'dynamodb',
  sdk.TransactGetCommandInput,
  Answered<sdk.TransactGetCommandOutput>
> {
  readonly operation = 'TransactGetItems';
}
export class TransactWriteCommand extends Command<
  'dynamodb',
  sdk.TransactWriteCommandInput,
  Answered<sdk.TransactWriteCommandOutput>
> {
  readonly operation = 'TransactWriteItems';
}
