import { Duration, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type LocalSecondaryIndexProps,
  ProjectionType,
  StreamViewType,
  Table,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { EnvironmentName } from '../../../lib/platform/environment.ts';
import {
  deployedName,
  type TableDefinition,
  type TableIndex,
  type TableName,
  tableIn,
  tableOf,
  tableVariable,
} from '../../../lib/platform/tables.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';
import { appendOnlyPolicy } from './append-only.ts';
import { watchThrottles } from './table-alarms.ts';

export interface DataTableProps {
  readonly platform: Platform;
  readonly name: TableName;
}

const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const appending = ['dynamodb:PutItem'];
const writing = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];

/** An on-demand table with point-in-time recovery. No grant allows a scan. */
export class DataTable extends Construct {
  readonly table: Table;
  /** As in `deal-bookings`. */
  readonly name: string;
  readonly definition: TableDefinition;
  /** Written out, not referenced, so that the name is the same in every stack. */
  readonly arn: string;
  readonly #variable: EnvironmentName;

  constructor(scope: Construct, id: string, { platform, name }: DataTableProps) {
    super(scope, id);
    const { stage } = platform;
    const definition = tableOf(name);
    this.definition = definition;
    this.name = deployedName(name);
    this.arn = Stack.of(this).formatArn({
      service: 'dynamodb',
      resource: 'table',
      resourceName: tableIn(stage.name, name),
    });
    this.#variable = tableVariable(name);
    this.table = new Table(this, 'Table', {
      tableName: tableIn(stage.name, name),
      partitionKey: text('pk'),
      ...(definition.sortKey && { sortKey: text(definition.sortKey) }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      ...(definition.stream && { stream: StreamViewType.NEW_AND_OLD_IMAGES }),
      ...(definition.appendOnly && { resourcePolicy: appendOnlyPolicy(this, stage, this.arn) }),
      ...(definition.expires && { timeToLiveAttribute: 'ttl' }),
      deletionProtection: stage.deletionProtection,
      removalPolicy: stage.removalPolicy,
    });
    for (const [name, index] of Object.entries(definition.indexes ?? {})) this.#addIndex(name, index);
    watchThrottles(platform, this);
  }

  /** Get and query, on the table and its indexes. On an append-only table only query. */
  readonly read: Grant = (fn) => this.#grant(fn, this.definition.appendOnly ? ['dynamodb:Query'] : reading);

  /** Lets the function put items, and nothing else. */
  readonly append: Grant = (fn) => this.#grant(fn, appending);

  /** Put, update and delete, without reading. A conditional write needs no more. */
  readonly write: Grant = (fn) => {
    this.#refuseIfAppendOnly();
    this.#grant(fn, writing);
  };

  /** Both, and condition checks in a transaction. */
  readonly change: Grant = (fn) => {
    this.#refuseIfAppendOnly();
    this.#grant(fn, [...reading, ...writing, 'dynamodb:ConditionCheckItem']);
  };

  /** Lets the function create counts and add to them, in partitions with this prefix. It may read and change nothing else. */
  count(prefix: string): Grant {
    return (fn) => {
      fn.setEnvironment({ [this.#variable]: this.table.tableName });
      fn.allow(['dynamodb:UpdateItem', 'dynamodb:PutItem'], [this.table.tableArn], {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${prefix}*`] },
      });
    };
  }

  #refuseIfAppendOnly(): void {
    if (this.definition.appendOnly) throw new Error(`${this.name} is only appended to`);
  }

  #grant(fn: BackendFunction, actions: readonly string[]): void {
    fn.setEnvironment({ [this.#variable]: this.table.tableName });
    // Names the indexes, so that no wildcard is needed.
    const indexes = Object.keys(this.definition.indexes ?? {}).map(
      (name) => `${this.table.tableArn}/index/${name}`,
    );
    fn.allow(actions, [
      this.table.tableArn,
      ...(actions === writing || actions === appending ? [] : indexes),
    ]);
  }

  #addIndex(name: string, { partition, sort, holds }: TableIndex): void {
    const index: LocalSecondaryIndexProps = {
      indexName: name,
      sortKey: text(sort),
      projectionType: ProjectionType[holds],
    };
    if (partition) this.table.addGlobalSecondaryIndex({ ...index, partitionKey: text(partition) });
    else this.table.addLocalSecondaryIndex(index);
  }
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The longest that a stream mapping waits to fill a batch. */
export const streamWindow = Duration.seconds(1);
