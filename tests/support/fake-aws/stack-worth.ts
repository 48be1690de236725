import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import type { Account, Output, Region, Resource } from './account';
import { type Scope, worth } from './template';

type Template = {
  Parameters?: Record<string, { Type: string; Default?: string }>;
  Conditions?: Record<string, unknown>;
  Resources: Record<string, { Type: string; Condition?: string; Properties?: Record<string, unknown> }>;
  Outputs?: Record<string, { Value: unknown; Condition?: string; Export?: { Name: unknown } }>;
};

export type Worked = { resources: Resource[]; outputs: Output[]; imports: string[] };

/** Properties that give a resource its name. */
const NAMES = ['BucketName', 'TableName', 'FunctionName', 'RoleName', 'RepositoryName', 'AliasName', 'Name'];
/** Whose reference is an address. */
const ADDRESS: Readonly<Record<string, (name: string, region: string, account: string) => string>> = {
  'AWS::SQS::Queue': (name, region, account) => `https://sqs.${region}.example/${account}/${name}`,
  'AWS::SNS::Topic': (name, region, account) => `arn:aws:sns:${region}:${account}:${name}`,
};

const made = (stack: string, logicalId: string, type: string): string => {
  const mark = createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').slice(0, 12);
  return type === 'AWS::S3::Bucket'
    ? `${stack}-${logicalId}-${mark}`.toLowerCase().slice(0, 63)
    : `${stack}-${logicalId}-${mark}`;
};

/** `{{resolve:secretsmanager:NAME:SecretString:FIELD::}}`, looked up as CloudFormation does while it deploys. */
const lookUp = (value: string, region: Region): string =>
  value.replaceAll(
    /\{\{resolve:secretsmanager:([^:]+):SecretString:(\w+):.*?\}\}/g,
    (_all, name: string, field: string) => {
      const secret = region.secrets.get(name);
      if (secret === undefined) throw new Error(`Secrets Manager can't find the specified secret. (${name})`);
      const found = (JSON.parse(secret) as Record<string, string>)[field];
      if (found === undefined)
        throw new Error(`Could not find a value associated with JSONKey in SecretString (${field})`);
      return found;
    },
  );

const lookedUp = (value: unknown, region: Region): unknown => {
  if (typeof value === 'string') return lookUp(value, region);
  if (Array.isArray(value)) return value.map((one) => lookedUp(one, region));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lookedUp(inner, region)]));
};

/** Works a template out in an account: every resource named, every reference followed, every import and secret found. */
export class StackWorth {
  private readonly template: Template;
  private readonly imports = new Set<string>();
  private readonly names = new Map<string, string>();

  constructor(
    private readonly stack: {
      name: string;
      id: string;
      template: string;
      parameters: Record<string, string>;
    },
    private readonly account: Account,
    private readonly region: string,
  ) {
    this.template = parse(stack.template) as Template;
  }

  private readonly scope: Scope = {
    ref: (name) => this.ref(name),
    attribute: (logicalId, name) => this.attribute(logicalId, name),
    imported: (name) => this.imported(name),
    condition: (name) => Boolean(worth(this.template.Conditions?.[name], this.scope)),
  };

  private ref(name: string): unknown {
    const { account, region, stack } = this;
    const pseudo: Record<string, unknown> = {
      'AWS::AccountId': account.id,
      'AWS::Region': region,
      'AWS::Partition': account.partition,
      'AWS::URLSuffix': account.suffix,
      'AWS::StackName': stack.name,
      'AWS::StackId': stack.id,
      'AWS::NoValue': undefined,
    };
    if (name in pseudo) return pseudo[name];
    const parameter = this.template.Parameters?.[name];
    if (parameter === undefined) return this.physical(name);
    const value = stack.parameters[name] ?? parameter.Default ?? '';
    return parameter.Type === 'CommaDelimitedList' ? value.split(',').filter(Boolean) : value;
  }

  private resource(logicalId: string) {
    const found = this.template.Resources[logicalId];
    if (found === undefined) throw new Error(`Template error: there is no ${logicalId}`);
    return found;
  }

  private physical(logicalId: string): string {
    const known = this.names.get(logicalId);
    if (known !== undefined) return known;
    const { Type, Properties = {} } = this.resource(logicalId);
    const property = Type.startsWith('AWS::ApiGatewayV2')
      ? undefined
      : NAMES.find((name) => name in Properties);
    const told = property === undefined ? undefined : worth(Properties[property], this.scope);
    const name = typeof told === 'string' ? told : made(this.stack.name, logicalId, Type);
    const physical = ADDRESS[Type]?.(name, this.region, this.account.id) ?? name;
    this.names.set(logicalId, physical);
    return physical;
  }

  private attribute(logicalId: string, name: string): string {
    const physical = this.physical(logicalId);
    const { Type } = this.resource(logicalId);
    if (Type === 'AWS::SSM::Parameter' && name === 'Value')
      return String(worth(this.resource(logicalId).Properties?.['Value'], this.scope));
    const service = Type.split('::')[1]?.toLowerCase() ?? '';
    const arn = `arn:${this.account.partition}:${service}:${this.region}:${this.account.id}:${physical}`;
    if (name === 'StreamArn') return `${arn}/stream/2026-01-01T00:00:00.000`;
    return name.endsWith('Arn') ? arn : `${physical}.${name}.example`;
  }

  private imported(name: string): string {
    const { stacks } = this.account.in(this.region);
    const found = stacks.flatMap(({ outputs }) => outputs).find(({ ExportName }) => ExportName === name);
    if (found === undefined) throw new Error(`No export named ${name} found.`);
    this.imports.add(name);
    return found.OutputValue;
  }

  private there({ Condition: condition }: { Condition?: string }): boolean {
    return condition === undefined || this.scope.condition(condition);
  }

  /** The resources, one after the other; `fail` says why one of them cannot be made. */
  work(fail: (logicalId: string, reason: string) => never): Worked {
    const resources: Resource[] = [];
    for (const [logicalId, resource] of Object.entries(this.template.Resources).filter(([, one]) =>
      this.there(one),
    ))
      try {
        const told = this.account.failing.get(this.stack.name);
        if (told !== undefined) throw new Error(told);
        const properties = lookedUp(
          worth(resource.Properties ?? {}, this.scope),
          this.account.in(this.region),
        );
        resources.push({
          logicalId,
          type: resource.Type,
          physicalId: this.physical(logicalId),
          properties: properties as Record<string, unknown>,
        });
      } catch (fault) {
        fail(logicalId, (fault as Error).message);
      }
    const outputs = Object.entries(this.template.Outputs ?? {})
      .filter(([, one]) => this.there(one))
      .map(([OutputKey, { Value, Export }]) => ({
        OutputKey,
        OutputValue: String(worth(Value, this.scope)),
        ExportName: Export && String(worth(Export.Name, this.scope)),
      }));
    return { resources, outputs, imports: [...this.imports] };
  }
}
