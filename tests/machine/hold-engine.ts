import { startEngine } from '../../functions/machine/engine/engine';

/** A program of its own that starts the engine on a folder, tells where it answers, and lives until it is killed. */
const engine = await startEngine({ dataDir: process.argv[2] ?? '' });
process.stdout.write(`${engine.endpoint}\n`);
