import { useRef, useState } from 'preact/hooks';
import { newKey } from '../../lib/new-key';
import { sendFile } from '../../lib/send-file';

/** A paper is sent once: another try of what it belongs to uses what is there already. */
export const usePaper = (organisationId: string) => {
  const sent = useRef<{ file: File; key: string; fileId?: string } | undefined>(undefined);
  const [percent, setPercent] = useState<number | undefined>(undefined);
  const fileIdOf = async (file: File): Promise<string> => {
    if (sent.current?.file !== file) sent.current = { file, key: newKey() };
    const { key, fileId } = sent.current;
    if (fileId !== undefined) return fileId;
    const form = new FormData();
    form.set('file', file);
    try {
      const path = `/organisations/${organisationId}/files` as const;
      const { reply } = await sendFile(path, form, key, setPercent);
      sent.current = { file, key, fileId: reply.fileId };
      return reply.fileId;
    } finally {
      setPercent(undefined);
    }
  };
  return { percent, fileIdOf };
};
