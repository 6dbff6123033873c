import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** The `$context` variables of one request, by name without the prefix. */
export type AccessLogEntry = Record<string, string | number | undefined>;

/** Writes access log lines. */
export interface AccessLog {
  write(entry: () => AccessLogEntry): void;
  close(): void;
}

/**
 * Writes a line for each request in the stage's format: `$context.name` is replaced, an unknown name by `-`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export function accessLog(format: string | undefined, file: string): AccessLog {
  if (!format) return { write: () => {}, close: () => {} };
  mkdirSync(dirname(file), { recursive: true });
  let log: number | undefined = openSync(file, 'a');
  const parts = format.split(/\$context\.([A-Za-z0-9_.:-]+)/);
  return {
    write: (entry) => {
      // The call was still running when the cloud stopped.
      if (log === undefined) return;
      const values = entry();
      const line = parts.map((part, i) => (i % 2 === 0 ? part : (values[part] ?? '-'))).join('');
      try {
        writeSync(log, `${line}\n`);
      } catch {
        // On a full disk a line is lost, and the request has its answer.
      }
    },
    close: () => {
      if (log !== undefined) closeSync(log);
      log = undefined;
    },
  };
}
