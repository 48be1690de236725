import { t } from '../messages';
import { ONLY_ASKS, problemOf } from './api';
import type { Answer, Path } from './contract';
import { language } from './language';
import { Problem } from './problem';
import { tellReaders } from './seen';

/** `isNew`: 201, made by this very request; otherwise it stood before. */
export type Sent<Reply> = { reply: Reply; isNew: boolean };

/**
 * Sends a form with files and says how far it is (fetch cannot); tells whether the server made something new of it.
 * @param onProgress 0–100 of the sending; reading it takes the server a moment more.
 * Throws a Problem whose sentence can be shown as it is.
 */
export const sendFile = <const P extends string>(
  path: Path<P, 'POST'>,
  form: FormData,
  key: string | undefined,
  onProgress: (percent: number) => void,
): Promise<Sent<Answer<P, 'POST'>>> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api${path}`);
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.setRequestHeader('accept-language', language.value);
    if (key !== undefined) request.setRequestHeader('idempotency-key', key);
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(total === 0 ? 0 : Math.round((100 * loaded) / total));
    request.onerror = () => reject(new Problem('offline', t().problem.offline, 0));
    request.onload = () => {
      if (request.status >= 300) return reject(problemOf(request.status, request.responseText));
      if (!ONLY_ASKS.test(path)) tellReaders();
      const reply = JSON.parse(request.responseText) as Answer<P, 'POST'>;
      resolve({ reply, isNew: request.status === 201 });
    };
    request.send(form);
  });
