import * as z from 'zod';
import { asAttachment, FileType, type StoredFile } from './file';

const bytes = { schema: z.string().meta({ format: 'binary' }) };
/** A file as the API describes it: one of the kinds that are kept. */
export const FILE_CONTENT = Object.fromEntries(FileType.options.map((type) => [type, bytes]));

/** To be saved, never shown or run by a browser. */
export const fileHeaders = (file: Pick<StoredFile, 'name' | 'type'>): Record<string, string> => ({
  'content-type': file.type,
  'content-disposition': asAttachment(file),
  'content-security-policy': "default-src 'none'; sandbox",
});
