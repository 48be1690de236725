import { useRoute } from 'preact-iso';

/** Whose season stands at `/`: written into the page when it is built. */
export const HOME = document.querySelector<HTMLMetaElement>('meta[name="shanchao-home"]')?.content ?? '';

/** The organisation that the page's address names, e.g. `chunan`. */
export const useOrganisationId = (): string => useRoute().params['o'] ?? HOME;
