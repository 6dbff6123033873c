interface Upload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The file did not arrive: the connection broke, or the link has expired. Another try gets a new link. */
export class SendError extends Error {
  override readonly name = 'SendError';
}

/**
 * Sends a file to an upload link. `fetch` tells nothing of its progress, so this is an XMLHttpRequest.
 * @param onProgress hears the share that has left, from 0 to 1
 * @throws SendError; the signal's reason when it is aborted
 */
export function sendFile(
  { url, headers }: Upload,
  file: Blob,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<void> {
  const request = new XMLHttpRequest();
  return new Promise<void>((resolve, reject) => {
    const abort = () => {
      request.abort();
      reject(signal.reason);
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new SendError(`The upload was answered ${request.status}.`));
    request.onerror = () => reject(new SendError('The connection broke.'));
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(file);
    request.onloadend = () => signal.removeEventListener('abort', abort);
  });
}
