import { type DealImportId, dealImportDays, type SentImportLine } from '../../contract/deal-import.ts';
import type { SellerId } from '../../contract/ids.ts';
import { toEpochSeconds } from '../../platform/clock.ts';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '../../platform/documents/commands.ts';
import type { TransactItem } from '../../platform/dynamo.ts';
import type { Slice } from '../../platform/fill-page.ts';
import { queryAll } from '../../platform/query-all.ts';
import { listedAt, positionById, statusList } from '../../platform/status-list.ts';
import { type StoredItem, stored } from '../../platform/stored.ts';
import { transactInTurn } from '../../platform/transact.ts';
import type { ImportJob, ImportLine, LineResult, StopReason } from './import-job.ts';
import { recordedJob, recordedLine } from './result-writes.ts';

/** The one partition of the index of all imports. Imports are rare. */
const register = 'imports';
const jobKey = (id: DealImportId) => ({ pk: id, sk: 'import' });
const linePrefix = 'line#';
const lineKey = (id: DealImportId, line: number) => ({
  pk: id,
  sk: `${linePrefix}${String(line).padStart(7, '0')}`,
});
const keptUntil = (createdAt: number) => toEpochSeconds(createdAt + dealImportDays * 86_400_000);

const toJob = (item: StoredItem) => stored<ImportJob>(item, ['pk', 'sk', 'register', 'listedAt', 'ttl']);
const toLine = (item: StoredItem) => stored<ImportLine>(item, ['pk', 'sk', 'ttl']);

export type ImportRepository = ReturnType<typeof importRepository>;

export function importRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const list = (attribute: 'register' | 'sellerId', index: string) =>
    statusList<ImportJob>(dynamo, {
      ...{ table, index, attribute },
      keyOf: ({ id }) => jobKey(id as DealImportId),
      positionOf: positionById,
      toRecord: toJob,
    });
  const [listAll, listOfSeller] = [list('register', 'register'), list('sellerId', 'seller')];
  const inStatus = (status: ImportJob['status']) => ({
    ConditionExpression: '#status = :status',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':status': status },
  });

  return {
    async get(id: DealImportId): Promise<ImportJob | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: jobKey(id), ConsistentRead: true }),
      );
      return Item && toJob(Item);
    },

    /** Adds a job with its audit entry. @returns false when there is one with this id */
    async add(job: ImportJob, audit: TransactItem): Promise<boolean> {
      const Item = {
        ...jobKey(job.id),
        ...job,
        register,
        listedAt: listedAt(job.createdAt, job.id),
        ttl: keptUntil(job.createdAt),
      };
      const Put = { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' };
      return !(await transactInTurn({ dynamo }, { job: { Put }, audit }, 'job'));
    },

    /** Stores lines of a job with their audit entry. @returns false when it no longer receives any */
    async addLines(
      { id, createdAt }: ImportJob,
      lines: readonly SentImportLine[],
      audit: TransactItem,
    ): Promise<boolean> {
      const ttl = keptUntil(createdAt);
      const parts = {
        job: { ConditionCheck: { TableName: table, Key: jobKey(id), ...inStatus('receiving') } },
        lines: lines.map((line) => ({
          Put: { TableName: table, Item: { ...lineKey(id, line.line), ...line, ttl } },
        })),
        audit,
      };
      return !(await transactInTurn({ dynamo }, parts, 'job'));
    },

    /** Lists all lines in the order of the file, consistently. @param most stops after so many */
    async allLines(id: DealImportId, most = Number.POSITIVE_INFINITY): Promise<ImportLine[]> {
      const lines: ImportLine[] = [];
      for await (const item of queryAll(dynamo, { table, pk: id, prefix: linePrefix })) {
        lines.push(toLine(item));
        if (lines.length >= most) break;
      }
      return lines;
    },

    /** Lists lines after one, in the order of the file. */
    async lines(id: DealImportId, after: number | undefined, limit: number): Promise<Slice<ImportLine>> {
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': id, ':prefix': linePrefix },
          Limit: limit,
          ...(after !== undefined && { ExclusiveStartKey: lineKey(id, after) }),
        }),
      );
      return { items: Items.map(toLine), more: LastEvaluatedKey !== undefined };
    },

    /** Lists jobs, newest first: all, or those of one seller. */
    list: (sellerId: SellerId | undefined, page: Parameters<typeof listAll>[1]) =>
      sellerId === undefined ? listAll(register, page) : listOfSeller(sellerId, page),

    /** Starts a job that has received its lines. @returns false when another request did */
    async start(id: DealImportId, by: ImportJob['by'], now: number, audit: TransactItem): Promise<boolean> {
      const Update = {
        TableName: table,
        Key: jobKey(id),
        UpdateExpression: 'SET #status = :running, #by = :by, startedAt = :now, updatedAt = :now',
        ConditionExpression: '#status = :receiving',
        ExpressionAttributeNames: { '#status': 'status', '#by': 'by' },
        ExpressionAttributeValues: {
          ':running': 'running',
          ':receiving': 'receiving',
          ':by': by,
          ':now': now,
        },
      };
      return !(await transactInTurn({ dynamo }, { job: { Update }, audit }, 'job'));
    },

    /**
     * Ends a job that receives or runs. @param audit the entry, when a member of staff stops it
     * @returns false when it has ended before
     */
    async end(
      id: DealImportId,
      { stopReason, now, audit }: { stopReason?: StopReason; now: number; audit?: TransactItem },
    ): Promise<boolean> {
      const Update = {
        TableName: table,
        Key: jobKey(id),
        UpdateExpression: `SET #status = :ended, finishedAt = :now, updatedAt = :now${stopReason ? ', stopReason = :reason' : ''}`,
        ConditionExpression: '#status IN (:receiving, :running)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':ended': stopReason ? 'stopped' : 'done',
          ':receiving': 'receiving',
          ':running': 'running',
          ':now': now,
          ...(stopReason && { ':reason': stopReason }),
        },
      };
      return !(await transactInTurn({ dynamo }, { job: { Update }, audit }, 'job'));
    },

    /**
     * Records the results of lines and counts them, each line once: another delivery of the same message may have
     * recorded some of them.
     * @returns false when the job no longer runs: nothing was recorded
     */
    async record(id: DealImportId, results: readonly LineResult[], now: number): Promise<boolean> {
      let rest = results;
      while (rest.length > 0) {
        const parts = {
          job: { Update: { TableName: table, Key: jobKey(id), ...recordedJob(rest, now) } },
          lines: rest.map((result) => ({
            Update: { TableName: table, Key: lineKey(id, result.line), ...recordedLine(result) },
          })),
        };
        const failed = await transactInTurn({ dynamo }, parts, 'job', 'lines');
        if (!failed) return true;
        if (failed.has('job')) return false;
        const known = new Set(failed.get('lines')?.map(({ place }) => place));
        rest = rest.filter((_, place) => !known.has(place));
      }
      return true;
    },
  };
}
