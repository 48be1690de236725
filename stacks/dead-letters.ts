import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Stack } from 'sst/constructs';

/** Kept two weeks, the longest there is: longer than the stream's own memory of a day, and than a holiday. */
export const deadLetters = (stack: Stack, id: string): Queue =>
  new Queue(stack, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
