import type { Asked, Drawn, Picture, Shown } from './src/pages/page';

export type { Asked, Drawn, Listed, ListPlace, Picture, Shown } from './src/pages/page';
export const shell: string;
export const drawnFor: (asked: Asked, shown: Shown) => Drawn | undefined;
export const renderPage: (asked: Asked, shown: Shown, pictures: readonly Picture[]) => string;
