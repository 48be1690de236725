import type { Asked, Picture, Shown } from '../../web/pages.js';

/** The pictures by which a page is passed on; none where there is nothing to pass on. */
export const picturesOf = (_asked: Asked, _shown: Shown): readonly Picture[] => [];
