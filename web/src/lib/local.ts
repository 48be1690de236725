/** The process on one machine marks its pages: it sends no letters and knows demo people; a deployed one is never even asked. */
export const isLocal = (): boolean => document.querySelector('meta[name="shanchao-local"]') !== null;
