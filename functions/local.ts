import { HELP } from './machine/help';
import { asksForHelp, readCommandLine } from './machine/settings';
import { startProduct, type Running } from './machine/start';
import { Told } from './shared/told';

/** The whole product on one machine: `npm start -- [--port N] [--host H] [--data DIR] [--empty] [--crowd] [--ephemeral]`. */
const stopOn = (running: Running): void => {
  let stopping = false;
  const stop = (): void => {
    // A second Ctrl-C is somebody in a hurry: what was acknowledged is kept all the same.
    if (stopping) process.exit(1);
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  void running.engineEnded.then(() => {
    if (stopping) return;
    console.error(
      '数据库引擎意外退出，请重新运行 npm start。 The database engine ended unexpectedly: run npm start again.',
    );
    process.exit(1);
  });
};

const start = async (): Promise<void> => {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) return console.log(HELP);
  const asked = readCommandLine(args);
  const demo = async () => (await import('../seeds/demo')).demoOf(asked);
  stopOn(await startProduct(asked, demo));
};

start().catch((error: unknown) => {
  console.error(error instanceof Told ? error.message : error);
  process.exit(1);
});
