import * as z from 'zod';
import { FileId, PersonId, type OrganisationId } from '../../shared/ids';
import { refuse } from '../../shared/refusals';

const MB = 1024 * 1024;
export const MOST_BYTES = 4 * MB;
const MOST_SAID = '4 MB';

export const FileType = z.enum(['application/pdf', 'image/jpeg', 'image/png']);
export type FileType = z.infer<typeof FileType>;

/** An invoice or another paper that staff attached. The bytes stand elsewhere; these are its facts. */
export const StoredFile = z
  .object({
    fileId: FileId,
    /** As its sender called it, made safe to show; never part of where it is kept. */
    name: z.string(),
    type: FileType,
    size: z.number().int().min(1).max(MOST_BYTES),
    /** SHA-256 in hexadecimal: the paper can be told from any other. */
    sha256: z.string().length(64),
    uploadedBy: PersonId,
    uploadedAt: z.iso.datetime(),
  })
  .meta({ id: 'StoredFile' });
export type StoredFile = z.infer<typeof StoredFile>;

/** Where the bytes are kept: follows from the organisation, the file's id and the bytes themselves. */
export const placeOf = (
  organisationId: OrganisationId,
  { fileId, sha256 }: Pick<StoredFile, 'fileId' | 'sha256'>,
): string => `${organisationId}/files/${fileId}-${sha256.slice(0, 16)}`;

const BEGINNINGS: readonly (readonly [FileType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** What the bytes are by how they begin; what the sender calls them is not asked. Refuses `file-not-accepted`. */
export const typeOf = (bytes: Uint8Array): FileType => {
  const found = BEGINNINGS.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte));
  if (!found || bytes.length > MOST_BYTES) return refuse('file-not-accepted', { most: MOST_SAID });
  return found[0];
};

const LONGEST = 80;
const ENDINGS: Record<FileType, string> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
};

/**
 * A file's name to show and to save under: without folders, control and direction characters and what file systems or
 * headers give a meaning to; with the ending of what it really is.
 */
export const nameToShow = (given: string, type: FileType): string => {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/["<>:|?*;%`$&']/g, '_')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  return `${[...plain].slice(0, LONGEST).join('') || 'file'}${ENDINGS[type]}`;
};

/** The header that makes a browser save it under its name instead of showing it (RFC 6266). */
export const asAttachment = ({ name, type }: Pick<StoredFile, 'name' | 'type'>): string => {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="file${ENDINGS[type]}"; filename*=UTF-8''${encoded}`;
};
