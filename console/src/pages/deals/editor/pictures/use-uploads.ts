import type { Image } from '@stampede/mobile-sdk/admin';
import { useEffect, useRef, useState } from 'react';
import { useClient } from '../../../../frame/context.ts';
import { checkFile } from './check-file.ts';
import { decodedSize } from './decoded-size.ts';
import { uploadImage } from './upload-image.ts';
import { isUnderWay, phaseAfter, phaseAt, type Upload, type UploadPhase } from './uploads.ts';

export interface Uploads {
  readonly list: readonly Upload[];
  readonly isBusy: boolean;
  add(files: readonly File[], sellerId: string): void;
  retry(id: string, sellerId: string): void;
  /** Cancels an upload that is under way, and takes it from the list. */
  remove(id: string): void;
}

/** The uploads of one editor. They go on while the person is at another step. */
export function useUploads(onDone: (image: Image) => void): Uploads {
  const client = useClient();
  const [list, setList] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const all = running.current;
    return () => {
      for (const controller of all.values()) controller.abort();
    };
  }, []);

  const forget = (id: string) => {
    running.current.delete(id);
    setList((before) => before.filter((upload) => upload.id !== id));
  };
  const turn = (id: string, phase: UploadPhase) =>
    setList((before) => before.map((upload) => (upload.id === id ? { ...upload, phase } : upload)));

  async function run({ id, file }: Upload, sellerId: string) {
    const controller = new AbortController();
    running.current.set(id, controller);
    const { signal } = controller;
    try {
      const checked = await checkFile(file, decodedSize);
      if (signal.aborted) return;
      if ('fault' in checked) return turn(id, { kind: 'refused', fault: checked.fault });
      turn(id, phaseAt(0));
      const image = await uploadImage(
        client,
        { file, type: checked.type, sellerId, key: id },
        { signal, onProgress: (share) => turn(id, phaseAt(share)) },
      );
      forget(id);
      onDone(image);
    } catch (error) {
      if (!signal.aborted) turn(id, phaseAfter(error));
    }
  }

  return {
    list,
    isBusy: list.some(isUnderWay),
    add(files, sellerId) {
      const added = files.map((file): Upload => {
        return { id: crypto.randomUUID(), file, phase: { kind: 'checking' } };
      });
      setList((before) => [...before, ...added]);
      for (const upload of added) void run(upload, sellerId);
    },
    retry(id, sellerId) {
      const upload = list.find((each) => each.id === id);
      if (!upload) return;
      turn(id, { kind: 'checking' });
      void run(upload, sellerId);
    },
    remove(id) {
      running.current.get(id)?.abort();
      forget(id);
    },
  };
}
