import { useRef, useState } from 'preact/hooks';
import { sendFile } from '../../lib/send-file';
import type { Recognition } from './statement';

/** The header stands in the first lines; what is packed is sent whole, as nothing is told of its beginning. */
const HEAD_BYTES = 64 * 1024;

const headOf = (file: File): File =>
  /\.gz$/i.test(file.name) ? file : new File([file.slice(0, HEAD_BYTES)], file.name, { type: file.type });

/**
 * What a chosen file looks like: asked as soon as it is chosen, and only ever a help, so a failure is silent. A late answer about
 * another file is ignored. `looks`: one more with each answer.
 */
export const useRecognition = (organisationId: string, onTold: (told: Recognition) => void) => {
  const newest = useRef<File | undefined>(undefined);
  const [{ told, looks }, setTold] = useState<{ told: Recognition | undefined; looks: number }>({
    told: undefined,
    looks: 0,
  });
  const lookAt = async (file: File | undefined): Promise<void> => {
    newest.current = file;
    setTold({ told: undefined, looks });
    if (!file) return;
    const form = new FormData();
    form.set('file', headOf(file));
    const path = `/organisations/${organisationId}/statements/suggest` as const;
    try {
      const { reply } = await sendFile(path, form, undefined, () => undefined);
      if (newest.current !== file) return;
      onTold(reply);
      setTold({ told: reply, looks: looks + 1 });
    } catch {
      // The kind is chosen by hand then, as it can be anyway.
    }
  };
  return { told, looks, lookAt: (file: File | undefined) => void lookAt(file) };
};
