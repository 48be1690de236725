declare module 'jmespath' {
  /** What an expression finds in a value, as the AWS CLI's `--query` does. */
  export const search: (value: unknown, expression: string) => unknown;
}
