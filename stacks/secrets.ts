import { SecretValue } from 'aws-cdk-lib';

/** The fields of the stage's one secret in Secrets Manager. */
export type SecretField = 'authSecret' | 'smtpUrl' | 'frontKey' | 'frontKeyNext';

/** The secret that a person makes before the first deployment (docs/operations.md). */
export const secretName = (stage: string): string => `shanchao/${stage}`;

/**
 * The name of a secret's field, which CloudFormation looks up while it deploys: the template, its history and the code
 * hold the name only. "Unsafe" in CDK's word is that the value reaches the resource that needs it, which is the point.
 */
export const secretField = (stage: string, field: SecretField): string =>
  SecretValue.secretsManager(secretName(stage), { jsonField: field }).unsafeUnwrap();
