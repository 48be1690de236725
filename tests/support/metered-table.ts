import { inject } from 'vitest';
import { startMeter } from '../meter/meter';

/** The product of this test file talks to the engine through the meter; the test reads it, and makes it faulty. */
export const meter = await startMeter({ upstream: inject('endpoint') });
process.env['METERED_ENDPOINT'] = meter.endpoint;
