import { type Account, type ChangeSet, type Region, type Stack } from './account';
import { AwsFault } from './asked';
import { placeOf } from './s3';
import { described, eventsOf, resourcesOf } from './stack-answers';
import { StackWorth, type Worked } from './stack-worth';
import type { Xml } from './xml';

type Form = URLSearchParams;
type Actions = Readonly<Record<string, (form: Form) => Xml>>;

const ask = (form: Form, name: string): string => form.get(name) ?? '';

class Failed extends Error {
  constructor(
    readonly logicalId: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** CloudFormation of one account and region, as far as the toolkit and an operator ask it. */
export class CloudFormation {
  private readonly region: Region;
  private count = 0;

  constructor(
    private readonly account: Account,
    private readonly at: string,
    /** Hears from where a template was fetched, and what became of which stack. */
    private readonly tell: (what: { fetched?: string; stack?: string; status?: string }) => void,
  ) {
    this.region = account.in(at);
  }

  private find(named: string): Stack {
    const found = this.region.stacks.find(({ name, id }) => name === named || id === named);
    if (found === undefined || found.status === 'DELETE_COMPLETE')
      throw new AwsFault('ValidationError', `Stack with id ${named} does not exist`);
    return found;
  }

  private idOf(kind: string, name: string): string {
    this.count += 1;
    const { partition, id } = this.account;
    return `arn:${partition}:cloudformation:${this.at}:${id}:${kind}/${name}/0000-${this.count}`;
  }

  /** A template's address must be S3's of the partition: CloudFormation knows no other. */
  private fetched(form: Form): string {
    const body = form.get('TemplateBody');
    if (body !== null) return body;
    const { host, pathname } = new URL(ask(form, 'TemplateURL'));
    this.tell({ fetched: host });
    const s3 = new RegExp(
      `^([a-z0-9-]+\\.)?s3[.-]${this.at}\\.${this.account.suffix.replaceAll('.', '\\.')}$`,
    );
    if (!s3.test(host)) throw new AwsFault('ValidationError', 'TemplateURL must be a supported URL.');
    const { bucket, key } = placeOf(host, decodeURIComponent(pathname), this.account.buckets);
    const found = this.account.buckets.get(bucket)?.get(key);
    if (found === undefined)
      throw new AwsFault('ValidationError', 'S3 error: The specified key does not exist.');
    return found.toString();
  }

  private parametersOf(form: Form, before: Record<string, string>): Record<string, string> {
    const told: Record<string, string> = {};
    for (let at = 1; form.has(`Parameters.member.${at}.ParameterKey`); at += 1) {
      const key = ask(form, `Parameters.member.${at}.ParameterKey`);
      told[key] = form.get(`Parameters.member.${at}.ParameterValue`) ?? before[key] ?? '';
    }
    return told;
  }

  private event(stack: Stack, logicalId: string, type: string, status: string, reason?: string): void {
    stack.events.unshift({
      at: new Date(),
      logicalId,
      type,
      status,
      ...(reason !== undefined && { reason }),
    });
  }

  private settle(stack: Stack, status: string, reason?: string): void {
    stack.status = status;
    if (reason === undefined) delete stack.reason;
    else stack.reason = reason;
    this.event(stack, stack.name, 'AWS::CloudFormation::Stack', status, reason);
    this.tell({ stack: stack.name, status });
  }

  private createChangeSet(form: Form): Xml {
    const [name, type] = [ask(form, 'StackName'), ask(form, 'ChangeSetType') as ChangeSet['type']];
    const there = this.region.stacks.find((one) => one.name === name && one.status !== 'DELETE_COMPLETE');
    if (type === 'UPDATE' && there === undefined) this.find(name);
    const template = this.fetched(form);
    const stack = there ?? this.empty(name);
    const parameters = this.parametersOf(form, stack.parameters);
    const same =
      type === 'UPDATE' &&
      stack.template === template &&
      JSON.stringify(stack.parameters) === JSON.stringify(parameters);
    const set: ChangeSet = {
      name: ask(form, 'ChangeSetName'),
      id: this.idOf('changeSet', ask(form, 'ChangeSetName')),
      type,
      template,
      parameters,
      ...(same
        ? { status: 'FAILED', reason: "The submitted information didn't contain changes." }
        : { status: 'CREATE_COMPLETE' }),
    };
    stack.changeSets.push(set);
    return { Id: set.id, StackId: stack.id };
  }

  private empty(name: string): Stack {
    const stack: Stack = {
      name,
      id: this.idOf('stack', name),
      status: 'REVIEW_IN_PROGRESS',
      template: '',
      parameters: {},
      resources: [],
      outputs: [],
      imports: [],
      events: [],
      changeSets: [],
    };
    this.region.stacks.push(stack);
    return stack;
  }

  private setOf(form: Form): { stack: Stack; set: ChangeSet } {
    const named = ask(form, 'ChangeSetName');
    for (const stack of this.region.stacks) {
      const set = stack.changeSets.find(({ name, id }) => name === named || id === named);
      if (set && [stack.name, stack.id].includes(form.get('StackName') ?? stack.name)) return { stack, set };
    }
    throw new AwsFault('ChangeSetNotFound', `ChangeSet [${named}] does not exist`);
  }

  private describeChangeSet(form: Form): Xml {
    const { stack, set } = this.setOf(form);
    return {
      ChangeSetName: set.name,
      ChangeSetId: set.id,
      StackId: stack.id,
      StackName: stack.name,
      Status: set.status,
      StatusReason: set.reason,
      ExecutionStatus: set.status === 'FAILED' ? 'UNAVAILABLE' : 'AVAILABLE',
      CreationTime: new Date().toISOString(),
      Changes: set.status === 'FAILED' ? [] : [{ Type: 'Resource' }],
    };
  }

  private deleteChangeSet(form: Form): Xml {
    const named = ask(form, 'ChangeSetName');
    for (const stack of this.region.stacks)
      stack.changeSets = stack.changeSets.filter(({ name, id }) => name !== named && id !== named);
    return {};
  }

  private users(exported: string): string[] {
    return this.region.stacks.filter(({ imports }) => imports.includes(exported)).map(({ name }) => name);
  }

  /** An export that somebody uses may neither change nor go. */
  private insistOnExports(stack: Stack, after: Worked['outputs']): void {
    for (const { ExportName: name, OutputValue } of stack.outputs) {
      const users = name === undefined ? [] : this.users(name);
      const kept = after.some((one) => one.ExportName === name && one.OutputValue === OutputValue);
      if (!kept && users.length > 0)
        throw new Failed(
          stack.name,
          `Export ${name} cannot be changed as it is in use by ${users.join(', ')}`,
        );
    }
  }

  private executeChangeSet(form: Form): Xml {
    const { stack, set } = this.setOf(form);
    const word = set.type;
    this.settle(stack, `${word}_IN_PROGRESS`, 'User Initiated');
    try {
      const given = { ...stack, template: set.template, parameters: set.parameters };
      const worked = new StackWorth(given, this.account, this.at).work((id, reason) => {
        throw new Failed(id, reason);
      });
      this.insistOnExports(stack, worked.outputs);
      Object.assign(stack, worked, { template: set.template, parameters: set.parameters });
      for (const { logicalId, type } of worked.resources)
        this.event(stack, logicalId, type, `${word}_COMPLETE`);
      this.make(stack);
      this.settle(stack, `${word}_COMPLETE`);
    } catch (fault) {
      if (!(fault instanceof Failed)) throw fault;
      this.event(stack, fault.logicalId, 'AWS::Fake::Resource', `${word}_FAILED`, fault.reason);
      const why = `The following resource(s) failed to ${word.toLowerCase()}: [${fault.logicalId}].`;
      this.settle(stack, word === 'CREATE' ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE', why);
    }
    stack.changeSets = [];
    return {};
  }

  /** What other services answer from: buckets and parameters. */
  private make(stack: Stack): void {
    for (const { type, physicalId, properties } of stack.resources) {
      if (type === 'AWS::S3::Bucket' && !this.account.buckets.has(physicalId))
        this.account.buckets.set(physicalId, new Map());
      if (type === 'AWS::SSM::Parameter') this.region.parameters.set(physicalId, String(properties['Value']));
    }
  }

  private deleteStack(form: Form): Xml {
    const stack = this.find(ask(form, 'StackName'));
    const used = stack.outputs.find(
      ({ ExportName }) => ExportName !== undefined && this.users(ExportName).length > 0,
    );
    if (used) {
      this.settle(stack, 'DELETE_FAILED', `Export ${used.ExportName} is in use.`);
      return {};
    }
    this.settle(stack, 'DELETE_IN_PROGRESS');
    Object.assign(stack, { resources: [], outputs: [], imports: [] });
    this.settle(stack, 'DELETE_COMPLETE');
    return {};
  }

  private readonly actions: Actions = {
    CreateChangeSet: (form) => this.createChangeSet(form),
    DescribeChangeSet: (form) => this.describeChangeSet(form),
    ExecuteChangeSet: (form) => this.executeChangeSet(form),
    DeleteChangeSet: (form) => this.deleteChangeSet(form),
    DescribeStacks: (form) => ({ Stacks: [described(this.findOne(form))] }),
    DescribeStackEvents: (form) => ({ StackEvents: eventsOf(this.findAny(form)) }),
    DescribeEvents: (form) => ({ OperationEvents: eventsOf(this.findAny(form)) }),
    DescribeStackResources: (form) => ({ StackResources: resourcesOf(this.find(ask(form, 'StackName'))) }),
    ListStackResources: (form) => ({
      StackResourceSummaries: resourcesOf(this.find(ask(form, 'StackName'))),
    }),
    GetTemplate: (form) => ({ TemplateBody: this.find(ask(form, 'StackName')).template }),
    DeleteStack: (form) => this.deleteStack(form),
    UpdateTerminationProtection: (form) => ({ StackId: this.find(ask(form, 'StackName')).id }),
    ContinueUpdateRollback: (form) => (this.find(ask(form, 'StackName')), {}),
    ListImports: (form) => ({ Imports: this.users(ask(form, 'ExportName')) }),
  };

  /** A deleted stack is still described by its id, not by its name. */
  private findOne(form: Form): Stack {
    const named = ask(form, 'StackName');
    return this.region.stacks.find(({ id }) => id === named) ?? this.find(named);
  }

  private findAny(form: Form): Stack | undefined {
    return this.region.stacks.findLast(({ name, id }) => [name, id].includes(ask(form, 'StackName')));
  }

  answer(form: Form): { action: string; result: Xml } {
    const action = ask(form, 'Action');
    const act = this.actions[action];
    if (act === undefined) throw new AwsFault('InvalidAction', `${action} is not known to this fake`);
    return { action, result: act(form) };
  }
}
