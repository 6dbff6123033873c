import { type FSWatcher, watch } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { DynamoDBRecord } from 'aws-lambda';
import { REGION } from '../names.ts';

/** The streams in dynoxide's own database, read without its service. */
export interface StreamFile {
  /** Changes with every write to the database. A reader takes it before reading and passes it to `changed`. */
  version(): number;
  /**
   * Resolves when the database has another version than this one, when `isOver` returns true, or after this many
   * milliseconds.
   */
  changed(since: number, limit: number, isOver: () => boolean): Promise<void>;
  /** The number of the shard's newest record. 0 while it has none. */
  newest(streamArn: string, shardId: string): number;
  /** Returns the records after the one with this number, oldest first, with dynoxide's numbers. */
  read(streamArn: string, shardId: string, after: number, limit: number): DynamoDBRecord[];
  close(): void;
}

/** The interval of checks for writes, in milliseconds. One check serves all streams. */
const LOOK = 40;
/** After this time without a write, the reader waits for a file system event, in milliseconds. */
const QUIET = 2_000;
/** The interval of checks even then, since some file systems send no events, in milliseconds. */
const LOOK_WHEN_QUIET = 1_000;

interface Row {
  event_name: string;
  keys_json: string;
  new_image: string | null;
  old_image: string | null;
  sequence_number: string;
  created_at: number;
  user_identity: string | null;
  stream_view_type: string;
}

/**
 * Opens dynoxide's database in parallel to its service. A GetRecords costs two processes more than a millisecond, even
 * without records, and a dozen streams ask many times a second. A check of the file costs microseconds. Undefined for a
 * database with another schema. Streams are then read over HTTP.
 */
export function openStreamFile(databaseFile: string): StreamFile | undefined {
  const database = new DatabaseSync(databaseFile, { readOnly: true });
  try {
    return { ...reading(database), ...watching(database, `${databaseFile}-wal`) };
  } catch {
    database.close();
    return undefined;
  }
}

function reading(database: DatabaseSync): Pick<StreamFile, 'newest' | 'read'> {
  const newest = database.prepare(
    'SELECT MAX(CAST(sequence_number AS INTEGER)) AS number FROM _stream_records WHERE table_name = ? AND shard_id = ?',
  );
  const after = database.prepare(`
    SELECT event_name, keys_json, new_image, old_image, sequence_number, _stream_records.created_at, user_identity,
           stream_view_type
    FROM _stream_records JOIN _tables USING (table_name)
    WHERE table_name = ? AND stream_label = ? AND shard_id = ? AND CAST(sequence_number AS INTEGER) > ?
    ORDER BY CAST(sequence_number AS INTEGER) LIMIT ?`);
  return {
    newest: (streamArn, shardId) => Number(newest.get(tableAndLabel(streamArn)[0], shardId)?.number ?? 0),
    read: (streamArn, shardId, number, limit) =>
      (after.all(...tableAndLabel(streamArn), shardId, number, limit) as unknown as Row[]).map((row) =>
        recordOf(row, streamArn),
      ),
  };
}

function watching(database: DatabaseSync, log: string): Pick<StreamFile, 'version' | 'changed' | 'close'> {
  const query = database.prepare('PRAGMA data_version');
  const version = () => Number(query.get()?.data_version);
  const waiting = new Set<{ since: number; until: number; isOver: () => boolean; resolve: () => void }>();
  let known = version();
  let changedAt = Date.now();
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
    watcher?.close();
    watcher = undefined;
  };
  const look = () => {
    const now = version();
    if (now !== known) changedAt = Date.now();
    known = now;
    for (const each of waiting)
      if (each.since !== now || each.until <= Date.now() || each.isOver()) {
        waiting.delete(each);
        each.resolve();
      }
    rest();
    if (waiting.size > 0) lookAgain();
  };
  const lookAgain = () => {
    const quiet = Date.now() - changedAt > QUIET;
    timer = setTimeout(look, quiet ? LOOK_WHEN_QUIET : LOOK).unref();
    if (quiet) watcher = watchOnce(log, look);
  };
  return {
    version,
    changed: (since, limit, isOver) =>
      new Promise((resolve) => {
        waiting.add({ since, until: Date.now() + limit, isOver, resolve });
        if (!timer) lookAgain();
      }),
    close: () => {
      rest();
      for (const { resolve } of waiting) resolve();
      waiting.clear();
      database.close();
    },
  };
}

/** Undefined where the file cannot be watched. */
function watchOnce(file: string, onChange: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(file, { persistent: false }, () => {
      watcher.close();
      onChange();
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

/** `arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL`. A recreated table has another label. */
function tableAndLabel(streamArn: string): [table: string, label: string] {
  const [, table = '', , label = ''] = streamArn.split('/');
  return [table, label];
}

/** A record in the form of GetRecords. Images stay in the protocol's form. */
function recordOf(row: Row, streamArn: string): DynamoDBRecord {
  const { keys_json: keys, new_image: after, old_image: before, user_identity: identity } = row;
  const size = [keys, after, before].reduce((sum, text) => sum + (text ? Buffer.byteLength(text) : 0), 0);
  return {
    eventID: row.sequence_number,
    eventName: row.event_name as 'INSERT' | 'MODIFY' | 'REMOVE',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: REGION,
    dynamodb: {
      ApproximateCreationDateTime: row.created_at,
      Keys: JSON.parse(keys),
      ...(after && { NewImage: JSON.parse(after) }),
      ...(before && { OldImage: JSON.parse(before) }),
      SequenceNumber: row.sequence_number,
      SizeBytes: size,
      StreamViewType: row.stream_view_type as 'KEYS_ONLY',
    },
    ...(identity && { userIdentity: userIdentityOf(identity) }),
    eventSourceARN: streamArn,
  };
}

/** The form for functions: lower case, where the service's own answer has capitals. */
function userIdentityOf(text: string): { type: string; principalId: string } {
  const { Type, PrincipalId, type = Type, principalId = PrincipalId } = JSON.parse(text);
  return { type, principalId };
}
