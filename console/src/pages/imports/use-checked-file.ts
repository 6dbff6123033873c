import { useRef, useState } from 'react';
import type { CheckedFile } from './check-file.ts';
import { maxBytes, maxLines } from './limits.ts';

export type Checked =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'wrong'; readonly reason: 'size' | 'lines' | 'empty' | { readonly detail: string } }
  | { readonly kind: 'file'; readonly fileName: string; readonly key: string; readonly file: CheckedFile };

/** Checks the file that a person chooses. The reader loads with the first file. */
export function useCheckedFile() {
  const [checked, setChecked] = useState<Checked>({ kind: 'none' });
  const latest = useRef<File | undefined>(undefined);
  async function choose(file: File | undefined) {
    latest.current = file;
    if (!file) return setChecked({ kind: 'none' });
    if (file.size > maxBytes) return setChecked({ kind: 'wrong', reason: 'size' });
    setChecked({ kind: 'checking' });
    const next = await read(file).catch(
      (error: unknown): Checked => ({ kind: 'wrong', reason: { detail: String(error) } }),
    );
    // Another file was chosen meanwhile.
    if (latest.current === file) setChecked(next);
  }
  return { checked, choose };
}

async function read(file: File): Promise<Checked> {
  const { forbidCompiledChecks } = await import('./no-compiled-checks.ts');
  forbidCompiledChecks();
  const [{ checkFile }, bytes] = await Promise.all([import('./check-file.ts'), file.arrayBuffer()]);
  const result = checkFile(new Uint8Array(bytes), Date.now());
  if ('wrong' in result) return { kind: 'wrong', reason: { detail: result.wrong } };
  if (result.lines.length === 0) return { kind: 'wrong', reason: 'empty' };
  if (result.lines.length > maxLines) return { kind: 'wrong', reason: 'lines' };
  return { kind: 'file', fileName: file.name, key: crypto.randomUUID(), file: result };
}
