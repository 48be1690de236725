export const buildWeb: (logLevel?: 'error' | 'info') => Promise<void>;
