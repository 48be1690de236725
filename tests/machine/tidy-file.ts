import { tidyEngineFile, type Acknowledged } from '../../functions/machine/engine/engine-file';

/** A program of its own that drops what is done, tells when it is in the midst of it, and is killed there. */
const [file = '', done = '{}'] = process.argv.slice(2);
setImmediate(() => setImmediate(() => process.stdout.write('dropping\n')));
await tidyEngineFile(file, JSON.parse(done) as Acknowledged, Date.now() + 25 * 3_600_000);
