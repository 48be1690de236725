export const MOST_BYTES: number;
export const MOST_BYTES_OF_APP: number;
export const filesNamedBy: (html: string) => string[];
export const pagesIn: (routes: string) => string[];
export const firstLoads: (
  dist: string,
  routes: string,
) => { page: string; language: string; keys: string[]; files: string[] }[];
export const staffFiles: (dist: string) => string[];
