/** Parts of Pico's stylesheet, taken out by vite.config.ts. */
declare module 'virtual:pico/*';
