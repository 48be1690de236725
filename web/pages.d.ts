import type { Asked, Facts, Picture, Shown } from './src/pages/page';

export type { Asked, Facts, Home, Picture, Shown } from './src/pages/page';
export const shell: string;
export const factsFor: (asked: Asked, shown: Shown) => Omit<Facts, 'pictures'>;
export const renderPage: (asked: Asked, shown: Shown, pictures: readonly Picture[]) => string;
