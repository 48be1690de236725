import type { Buckets } from './s3';

export type Resource = {
  logicalId: string;
  type: string;
  physicalId: string;
  properties: Record<string, unknown>;
};
export type Output = { OutputKey: string; OutputValue: string; ExportName: string | undefined };
export type StackEvent = { at: Date; logicalId: string; type: string; status: string; reason?: string };
export type ChangeSet = {
  name: string;
  id: string;
  type: 'CREATE' | 'UPDATE';
  template: string;
  parameters: Record<string, string>;
  status: 'CREATE_COMPLETE' | 'FAILED';
  reason?: string;
};
export type Stack = {
  name: string;
  id: string;
  status: string;
  reason?: string;
  template: string;
  parameters: Record<string, string>;
  resources: Resource[];
  outputs: Output[];
  imports: string[];
  events: StackEvent[];
  changeSets: ChangeSet[];
};

/** What an account holds in one region; buckets stand apart, for their names are one for all. */
export type Region = {
  stacks: Stack[];
  parameters: Map<string, string>;
  secrets: Map<string, string>;
};

/** An account of one partition: what it holds, and what it was made to refuse. */
export class Account {
  readonly id = '123456789012';
  readonly buckets: Buckets = new Map();
  /** Why a stack's next resource cannot be made or changed, by the stack's name. */
  readonly failing = new Map<string, string>();
  private readonly regions = new Map<string, Region>();

  constructor(readonly partition: 'aws' | 'aws-cn') {}

  /** The host of the partition's own services ends so. */
  get suffix(): string {
    return this.partition === 'aws' ? 'amazonaws.com' : 'amazonaws.com.cn';
  }

  in(region: string): Region {
    const found = this.regions.get(region) ?? { stacks: [], parameters: new Map(), secrets: new Map() };
    this.regions.set(region, found);
    return found;
  }
}
