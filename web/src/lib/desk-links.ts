/** @param path from the desk's own address, e.g. `/funds` */
export const deskLink = (organisationId: string, path: string): string => `/${organisationId}/desk${path}`;
