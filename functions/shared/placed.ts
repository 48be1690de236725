/** A thing with its place in lists, which who changes it must know: when it was made, UTC. */
export type Placed<T> = T & { madeAt?: string | undefined };

/** As everybody reads it. */
export const unplaced = <T extends object>({ madeAt: _, ...thing }: Placed<T>) => thing;
