import type { Stack } from './account';
import type { Xml } from './xml';

/** A stack as DescribeStacks tells of it. */
export const described = (stack: Stack): Xml => ({
  StackName: stack.name,
  StackId: stack.id,
  StackStatus: stack.status,
  StackStatusReason: stack.reason,
  CreationTime: new Date(0).toISOString(),
  EnableTerminationProtection: false,
  Parameters: Object.entries(stack.parameters).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  })),
  Outputs: stack.outputs,
  Tags: [],
});

/** Its events, the newest first. */
export const eventsOf = (stack: Stack | undefined): Xml =>
  (stack?.events ?? []).map(({ at, logicalId, type, status, reason }, position, all) => ({
    EventId: `${logicalId}-${all.length - position}`,
    StackId: stack?.id,
    StackName: stack?.name,
    LogicalResourceId: logicalId,
    PhysicalResourceId: type === 'AWS::CloudFormation::Stack' ? stack?.id : `${logicalId}-physical`,
    ResourceType: type,
    ResourceStatus: status,
    ResourceStatusReason: reason,
    Timestamp: at.toISOString(),
  }));

export const resourcesOf = ({ resources }: Stack): Xml =>
  resources.map(({ logicalId, type, physicalId }) => ({
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    ResourceStatus: 'CREATE_COMPLETE',
  }));
