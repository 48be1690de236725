import { refuse } from '../../shared/refusals';
import type { Provider } from './provider';
import { sandbox } from './sandbox';

export type ProviderSettings = { publicUrl: string; sandboxSecret?: string | undefined };

/** Refuses `provider-not-available` where the settings do not have it: the sandbox stands on one machine only. */
export const providerOf = (name: 'sandbox', settings: ProviderSettings): Provider => {
  const { publicUrl, sandboxSecret } = settings;
  if (sandboxSecret === undefined) return refuse('provider-not-available');
  return { name, ...sandbox({ publicUrl, secret: sandboxSecret }) };
};
