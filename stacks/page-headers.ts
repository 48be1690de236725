import { HSTS_SECONDS } from '../functions/platform/http/page-headers';

export {
  CONTENT_SECURITY_POLICY,
  HSTS_SECONDS,
  PAGE_HEADERS,
  PERMISSIONS_POLICY,
} from '../functions/platform/http/page-headers';

/** A file whose name holds its content's hash never changes. */
export const HASHED_CACHE = `public, max-age=${HSTS_SECONDS / 2}, immutable`;
/** Anything else is asked for again each time, and answered "not modified" while it is the same. */
export const PAGE_CACHE = 'public, max-age=0, must-revalidate';
