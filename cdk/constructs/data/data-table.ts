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
import type { BackendFunction } from '../functions/backend-function.ts';
import { nameOf, type Platform } from '../platform.ts';
import { appendOnlyPolicy } from './append-only.ts';
import { watchThrottles } from './table-alarms.ts';

/** `[name, partition key, sort key, what it holds]`; a local index has the table's partition key. */
export interface Index {
  readonly name: string;
  readonly partition?: string;
  readonly sort: string;
  readonly holds: 'ALL' | 'KEYS_ONLY';
}

export interface DataTableProps {
  readonly platform: Platform;
  /** As in `deal-bookings`. */
  readonly name: string;
  readonly variable: EnvironmentName;
  readonly sortKey?: 'sk';
  readonly indexes?: readonly Index[];
  /** Changes are published. */
  readonly stream?: boolean;
  /** Items with `ttl` (epoch seconds) disappear within days of it. */
  readonly expires?: boolean;
  /** Nobody may change or remove an item: it can be granted to append and to query, and nothing else. */
  readonly appendOnly?: boolean;
  /** Throttled requests a minute that are not yet an alarm. */
  readonly toleratedThrottles?: number;
}

const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const appending = ['dynamodb:PutItem'];
const writing = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];

/** An on-demand table with point-in-time recovery. Nobody may scan it. */
export class DataTable extends Construct {
  readonly table: Table;
  readonly name: string;
  /** Written out, not referenced, so that it reads the same in every stack. */
  readonly arn: string;
  readonly #variable: EnvironmentName;
  readonly #indexes: readonly Index[];
  readonly #appendOnly: boolean;

  constructor(scope: Construct, id: string, props: DataTableProps) {
    super(scope, id);
    const { stage } = props.platform;
    this.name = props.name;
    this.arn = Stack.of(this).formatArn({
      service: 'dynamodb',
      resource: 'table',
      resourceName: nameOf(stage, props.name),
    });
    this.#variable = props.variable;
    this.#indexes = props.indexes ?? [];
    this.#appendOnly = props.appendOnly ?? false;
    this.table = new Table(this, 'Table', {
      tableName: nameOf(stage, props.name),
      partitionKey: text('pk'),
      ...(props.sortKey && { sortKey: text(props.sortKey) }),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      ...(props.stream && { stream: StreamViewType.NEW_AND_OLD_IMAGES }),
      ...(props.appendOnly && { resourcePolicy: appendOnlyPolicy(this, stage, this.arn) }),
      ...(props.expires && { timeToLiveAttribute: 'ttl' }),
      deletionProtection: stage.deletionProtection,
      removalPolicy: stage.removalPolicy,
    });
    for (const index of this.#indexes) this.#addIndex(index);
    watchThrottles(this, props);
  }

  /** Get and query, on the table and its indexes; of what is only appended to, query. */
  grantRead(fn: BackendFunction): void {
    this.#grant(fn, this.#appendOnly ? ['dynamodb:Query'] : reading);
  }

  /** To put items, and nothing else. */
  grantAppend(fn: BackendFunction): void {
    this.#grant(fn, appending);
  }

  /** Put, update and delete, without reading; a conditional write needs no more. */
  grantWrite(fn: BackendFunction): void {
    this.#refuseIfAppendOnly();
    this.#grant(fn, writing);
  }

  /** Both, and to check a condition in a transaction. */
  grantChange(fn: BackendFunction): void {
    this.#refuseIfAppendOnly();
    this.#grant(fn, [...reading, ...writing, 'dynamodb:ConditionCheckItem']);
  }

  /** To add to counts, and to begin them, in the partitions that begin like this: it reads and changes nothing else. */
  grantCount(fn: BackendFunction, prefix: string): void {
    fn.setEnvironment({ [this.#variable]: this.table.tableName });
    fn.allow(['dynamodb:UpdateItem', 'dynamodb:PutItem'], [this.table.tableArn], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${prefix}*`] },
    });
  }

  #refuseIfAppendOnly(): void {
    if (this.#appendOnly) throw new Error(`${this.name} is only appended to`);
  }

  #grant(fn: BackendFunction, actions: readonly string[]): void {
    fn.setEnvironment({ [this.#variable]: this.table.tableName });
    // Indexes by name, so that no wildcard is needed.
    const indexes = this.#indexes.map(({ name }) => `${this.table.tableArn}/index/${name}`);
    fn.allow(actions, [
      this.table.tableArn,
      ...(actions === writing || actions === appending ? [] : indexes),
    ]);
  }

  #addIndex({ name, partition, sort, holds }: Index): void {
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
