import { NagSuppressions } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** A rule of AwsSolutions that does not hold here, and why that is right. `of` narrows it to one finding, where the rule has several. */
export type Excuse = { id: `AwsSolutions-${string}`; reason: string; of?: readonly string[] };

export const excuse = (construct: IConstruct, excuses: readonly Excuse[]): void => {
  NagSuppressions.addResourceSuppressions(
    construct,
    excuses.map(({ id, reason, of }) => ({ id, reason, ...(of && { appliesTo: [...of] }) })),
    true,
  );
};
