/** Names of classes as one attribute; what is not there is left out: `classes('row', css['sum'], isWrong && css['wrong'])`. */
export const classes = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ');
