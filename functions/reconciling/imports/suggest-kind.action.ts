import type { Member } from '../../shared/actor';
import type { OrganisationId } from '../../shared/ids';
import { getMapping, listMappings } from '../mappings/saved-mapping.table';
import { decodeTable, linesOf } from '../readers/decode-text';
import { isMapped, mappedKinds } from '../readers/readers';
import { mappingFor, recognise } from '../readers/recognise';
import { HEADER_WITHIN_LINES } from '../readers/statement-limits';
import type { Recognition } from './recognition';

/** Mappings that are tried, the newest. */
const MOST_MAPPINGS = 50;

const mappingsInUse = async (organisationId: OrganisationId) => {
  const { items } = await listMappings(organisationId, { limit: MOST_MAPPINGS });
  const active = items.filter(({ status }) => status === 'active');
  const found = await Promise.all(active.map(({ mappingId }) => getMapping(organisationId, mappingId)));
  return found.filter((mapping) => mapping !== undefined);
};

/**
 * What this file looks like by its first lines; for a bank's, by which saved mapping it is read. Its beginning is enough. Stores
 * nothing, and refuses nothing: what cannot be told is `unknown`.
 */
export const suggestKind = async (
  { organisationId }: Member,
  { bytes }: { bytes: Uint8Array },
): Promise<Recognition> => {
  const decoded = decodeTable(bytes);
  if (decoded.outcome === 'refused') return { because: 'unknown' };
  const top = linesOf(decoded.text).slice(0, HEADER_WITHIN_LINES);
  const told = recognise(top);
  if (told.is === 'other') return { because: 'other', called: told.called };
  if (told.is === 'personal') return { because: 'personal' };
  if (told.is === 'kind' && !isMapped(told.kind)) return { kind: told.kind, because: 'header' };
  // A bank whose columns nobody knows by name may have been told by a person before.
  const found = mappingFor(top, await mappingsInUse(organisationId));
  // Mappings are saved of the kinds that are read by one: of several the file itself says which.
  const [mapped, other] = mappedKinds;
  const kind = told.is === 'kind' ? told.kind : other ? undefined : mapped;
  if (found && kind) return { kind, mappingId: found.mapping.mappingId, because: found.because };
  return told.is === 'kind' ? { kind: told.kind, because: 'header' } : { because: 'unknown' };
};
