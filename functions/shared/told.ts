/** What stops a start, told to a person in one sentence of each language, Chinese first: print the message and end, without a stack. */
export class Told extends Error {
  constructor(
    readonly says: { zh: string; en: string },
    options?: ErrorOptions,
  ) {
    super(`${says.zh} ${says.en}`, options);
    this.name = new.target.name;
  }
}
