/** The part of smtp-server that the tests use; the package carries no types. */
declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';

  type Session = { envelope: { mailFrom: { address: string }; rcptTo: { address: string }[] } };
  export class SMTPServer {
    constructor(options: {
      authOptional?: boolean;
      disabledCommands?: string[];
      onData?: (stream: Readable, session: Session, done: (error?: Error | null) => void) => void;
    });
    server: Server;
    listen(port: number, host: string, ready: () => void): Server;
    close(done: () => void): void;
  }
}
