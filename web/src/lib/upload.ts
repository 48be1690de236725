import { t } from '../messages';
import { problemOf } from './api';
import { language } from './language';
import { Problem } from './problem';

/**
 * Sends a form with files and says how far it is (fetch cannot). @param onProgress 0–100
 * Throws a Problem whose sentence can be shown as it is.
 */
export const upload = <Reply>(
  path: string,
  form: FormData,
  key: string | undefined,
  onProgress: (percent: number) => void,
): Promise<Reply> =>
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
      if (request.status < 300) resolve(JSON.parse(request.responseText) as Reply);
      else reject(problemOf(request.status, request.responseText));
    };
    request.send(form);
  });
