/**
 * How long a client of a service waits: for a connection, and for an answer (milliseconds). The SDK's own patience has no end, and a
 * service that takes a request and never answers would hold its caller for ever. What took too long is tried again.
 */
const waitingFor = (connectionTimeout: number, requestTimeout: number) => ({
  requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
});

/** Of the table in the cloud: all six tries end before the function's own time is up (20 seconds), so that people are answered. */
export const OF_THE_TABLE = waitingFor(1_000, 2_500);
/** Of an engine on one machine, where a whole rush waits for its turn at one process. */
export const OF_AN_ENGINE = waitingFor(5_000, 10_000);
/** Of files and mail: a file of 4 MB, a mail server that thinks. Three tries. */
export const OF_SERVICES = waitingFor(2_000, 6_000);
