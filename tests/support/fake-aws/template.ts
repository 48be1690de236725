/** What a template's values are worked out from. */
export type Scope = {
  ref: (name: string) => unknown;
  attribute: (logicalId: string, name: string) => string;
  imported: (name: string) => string;
  condition: (name: string) => boolean;
};

type Fn = (given: unknown, scope: Scope) => unknown;
const list = (given: unknown, scope: Scope): unknown[] =>
  (given as unknown[]).map((one) => worth(one, scope));
/** Only what is text or a number becomes text: a part that could not be worked out would read `[object Object]`. */
const text = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new Error(`Template error: ${JSON.stringify(value)} is no text`);
};

const substituted: Fn = (given, scope) => {
  const [pattern, own] = (typeof given === 'string' ? [given, {}] : given) as [
    string,
    Record<string, unknown>,
  ];
  return pattern.replaceAll(/\$\{([^!}][^}]*)\}/g, (_all, name: string) => {
    if (name in own) return text(worth(own[name], scope));
    const dot = name.indexOf('.');
    return text(dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1)));
  });
};

const FUNCTIONS: Readonly<Record<string, Fn>> = {
  Ref: (name, scope) => scope.ref(name as string),
  Condition: (name, scope) => scope.condition(name as string),
  'Fn::GetAtt': (given, scope) => {
    const [id = '', ...name] = typeof given === 'string' ? given.split('.') : (given as string[]);
    return scope.attribute(id, name.join('.'));
  },
  'Fn::ImportValue': (name, scope) => scope.imported(text(worth(name, scope))),
  'Fn::Sub': substituted,
  'Fn::Join': (given, scope) => {
    const [between, parts] = given as [string, unknown];
    return (worth(parts, scope) as unknown[]).map(text).join(between);
  },
  'Fn::Split': (given, scope) => {
    const [between, whole] = given as [string, unknown];
    return text(worth(whole, scope)).split(between);
  },
  'Fn::Select': (given, scope) => {
    const [at, from] = given as [string | number, unknown];
    return (worth(from, scope) as unknown[])[Number(at)];
  },
  'Fn::If': (given, scope) => {
    const [name, yes, no] = given as [string, unknown, unknown];
    return worth(scope.condition(name) ? yes : no, scope);
  },
  'Fn::Equals': (given, scope) => {
    const [left, right] = list(given, scope);
    return left === right;
  },
  'Fn::Not': (given, scope) => !list(given, scope)[0],
  'Fn::And': (given, scope) => list(given, scope).every(Boolean),
  'Fn::Or': (given, scope) => list(given, scope).some(Boolean),
};

/** A value of a template, its functions worked out as CloudFormation would. A function that is not known here is refused. */
export const worth = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return list(value, scope);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value) as [string, unknown][];
  const [name, given] = entries[0] ?? ['', undefined];
  if (entries.length === 1 && name in FUNCTIONS) return FUNCTIONS[name]?.(given, scope);
  if (entries.length === 1 && name.startsWith('Fn::'))
    throw new Error(`Template error: ${name} is not known`);
  return Object.fromEntries(entries.map(([key, inner]) => [key, worth(inner, scope)]));
};
