import { enginesHere, here } from '../../functions/machine/engine/engine-kinds';
import { LONG } from './long';

const kinds = enginesHere(here()).map((engine) => engine.kind);

/** The engines on which something is told that each must do: the one that `npm start` takes here, and in the long run all that can run. */
export const playedOn = LONG ? kinds : kinds.slice(0, 1);
