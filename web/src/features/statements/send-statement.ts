import { sendFile } from '../../lib/send-file';
import type { Said } from './preview-ticks';
import type { Preview, Statement } from './statement';

/** The very file that was previewed, and how it was read: what is imported is what was shown. */
export type Chosen = { file: File; kind: Statement['kind']; mappingId: string | undefined; said: Said };
export const NOTHING_SAID: Said = { notMovements: [], knownLines: [] };

const formOf = ({ file, kind, mappingId, said }: Chosen): FormData => {
  const form = new FormData();
  form.set('file', file);
  form.set('kind', kind);
  if (mappingId !== undefined) form.set('mappingId', mappingId);
  for (const name of ['notMovements', 'knownLines'] as const)
    if (said[name].length > 0) form.set(name, said[name].join(','));
  return form;
};

export const previewOf = async (
  organisationId: string,
  chosen: Chosen,
  onPercent: (percent: number) => void = () => undefined,
): Promise<Preview> => {
  const path = `/organisations/${organisationId}/statements/preview` as const;
  return (await sendFile(path, formOf(chosen), undefined, onPercent)).reply;
};

/** More than the longest file has. */
const MOST_PARTS = 20;

/** To stay. A long file comes in parts: the same request goes on where the one before it ended. */
export const bringStatement = async (
  organisationId: string,
  chosen: Chosen,
  key: string,
  onPercent: (percent: number) => void,
  onPart: (brought: number) => void,
): Promise<{ reply: Statement; isNew: boolean }> => {
  const path = `/organisations/${organisationId}/statements` as const;
  let sent = await sendFile(path, formOf(chosen), key, onPercent);
  for (let parts = 1; sent.reply.state === 'reading' && parts < MOST_PARTS; parts += 1) {
    onPart(sent.reply.brought ?? 0);
    sent = await sendFile(path, formOf(chosen), key, onPercent);
  }
  return sent;
};
