import { inject } from 'vitest';
import { startMeter, type Meter } from '../meter/meter';
import { afterEachFile } from './each-file';

/** One for each worker: the product reads its address once. */
const worker = globalThis as { meter?: Meter };

/** The product talks to the engine through the meter; the test reads it, and makes it faulty. */
export const meter = (worker.meter ??= await startMeter({ upstream: inject('endpoint') }));
process.env['METERED_ENDPOINT'] = meter.endpoint;
afterEachFile(() => meter.setFaults());
