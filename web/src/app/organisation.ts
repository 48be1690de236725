import { useRoute } from 'preact-iso';

/** Whose season stands at `/`. */
export const HOME = 'chunan';

/** The organisation that the page's address names, e.g. `chunan`. */
export const useOrganisationId = (): string => useRoute().params['o'] ?? HOME;
