import type { Region } from './account';
import { AwsFault } from './asked';

type Action = (asked: Record<string, unknown>, region: Region) => unknown;

const parameter: Action = ({ Name: name }, { parameters }) => {
  const value = parameters.get(String(name));
  if (value === undefined) throw new AwsFault('ParameterNotFound', `Parameter ${String(name)} not found.`);
  return { Parameter: { Name: name, Type: 'String', Value: value, Version: 1 } };
};

const secretOf = (name: unknown, { secrets }: Region): string => {
  const found = secrets.get(String(name));
  if (found === undefined)
    throw new AwsFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  return found;
};

/** Services that speak JSON, by the name that requests are signed for. */
export const jsonServices: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  ssm: { GetParameter: parameter },
  secretsmanager: {
    CreateSecret: ({ Name: name, SecretString: value }, { secrets }) => {
      if (secrets.has(String(name)))
        throw new AwsFault('ResourceExistsException', 'The secret is there already.');
      secrets.set(String(name), String(value));
      return { Name: name };
    },
    PutSecretValue: ({ SecretId: name, SecretString: value }, region) => {
      secretOf(name, region);
      region.secrets.set(String(name), String(value));
      return { Name: name };
    },
    GetSecretValue: ({ SecretId: name }, region) => ({ Name: name, SecretString: secretOf(name, region) }),
  },
};
