import { readCommandLine } from '../../../functions/machine/settings';
import { startProduct } from '../../../functions/machine/start';

/** The product as functions/local.ts runs it, with the organisations of the tests in place of the demo. */
const running = await startProduct(
  readCommandLine(process.argv.slice(2)),
  async () => (await import('./organisations')).organisations,
);
process.once('SIGINT', () => void running.stop().then(() => process.exit(0)));
void running.engineEnded.then(() => process.exit(1));
