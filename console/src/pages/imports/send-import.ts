import type { AdminClient, DealImport } from '@stampede/mobile-sdk/admin';
import type { CheckedFile } from './check-file.ts';
import { packLines } from './pack-lines.ts';

interface Wanted {
  readonly file: Pick<CheckedFile, 'columns' | 'lines'>;
  readonly fileName: string;
  readonly publish: boolean;
  /** The same key sends the same import again after a failure. */
  readonly key: string;
  /** Hears how many lines have arrived. */
  readonly onProgress: (sent: number) => void;
}

/** Sends a file's lines and starts the import. */
export async function sendImport(client: AdminClient, wanted: Wanted): Promise<DealImport> {
  const { file, fileName, publish, key, onProgress } = wanted;
  const { columns, lines } = file;
  const { id } = await client.dealImports.create(
    { fileName, columns: [...columns], lines: lines.length, publish },
    { idempotencyKey: key },
  );
  let sent = 0;
  for (const pack of packLines(lines)) {
    await client.dealImportLines.add(id, {
      lines: pack.map(({ line, values }) => ({ line, values: [...values] })),
    });
    sent += pack.length;
    onProgress(sent);
  }
  return client.dealImports.start(id);
}
