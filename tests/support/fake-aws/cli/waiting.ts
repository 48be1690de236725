import { type Desk, type Operation, Refused, type Table } from './operations';

/** What takes its time in a real account is asked for twice here before it is done. */
const twice = <T>(seen: Map<string, number>, key: string, before: T, after: T): T => {
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return count > 1 ? after : before;
};

const own = (desk: Desk, name: string): boolean =>
  desk.account
    .in(desk.region)
    .stacks.some(({ resources }) =>
      resources.some(({ type, physicalId }) => type === 'AWS::DynamoDB::Table' && physicalId === name),
    );

const tableOf = ({ 'table-name': name = '' }: Record<string, string>, desk: Desk): Table => {
  const found =
    desk.tables.get(name) ?? (own(desk, name) ? { status: [], asked: [], backups: 1 } : undefined);
  if (found === undefined) throw new Refused(`ResourceNotFoundException: ${name}`);
  desk.tables.set(name, found);
  return found;
};

const insistReady = (table: Table, what: string): void => {
  if (table.status.length > 0)
    throw new Refused(`ResourceInUseException: ${what} while the table is ${table.status[0]}`);
};

export const dynamodb: Readonly<Record<string, Operation>> = {
  'restore-table-to-point-in-time': {
    needs: ['target-table-name'],
    may: ['source-table-name', 'restore-date-time'],
    answer: ({ 'source-table-name': source = '', 'target-table-name': target = '' }, desk) => {
      if (!own(desk, source)) throw new Refused(`TableNotFoundException: ${source}`);
      desk.tables.set(target, { status: ['CREATING', 'CREATING'], asked: [], backups: 0 });
      return { TableDescription: { TableStatus: 'CREATING' } };
    },
  },
  'describe-table': {
    needs: ['table-name'],
    answer: (options, desk) => {
      const status = tableOf(options, desk).status.shift() ?? 'ACTIVE';
      return {
        Table: {
          TableStatus: status,
          TableArn: `arn:aws:dynamodb:${desk.region}:${desk.account.id}:table/${options['table-name']}`,
          LatestStreamLabel: '2026-09-08T02:30:00.000',
          GlobalSecondaryIndexes: [{ IndexStatus: status }, { IndexStatus: status }],
        },
      };
    },
  },
  'update-table': {
    needs: ['table-name'],
    may: [
      'deletion-protection-enabled',
      'stream-specification',
      'warm-throughput',
      'global-secondary-index-updates',
    ],
    answer: (options, desk) => {
      const table = tableOf(options, desk);
      insistReady(table, 'UpdateTable');
      table.asked.push(options);
      table.status.push('UPDATING');
      return { TableDescription: { TableStatus: 'UPDATING' } };
    },
  },
  'update-time-to-live': {
    needs: ['table-name', 'time-to-live-specification'],
    answer: (options, desk) => {
      const table = tableOf(options, desk);
      insistReady(table, 'UpdateTimeToLive');
      table.asked.push(options);
      return {};
    },
  },
  'update-continuous-backups': {
    needs: ['table-name', 'point-in-time-recovery-specification'],
    answer: (options, desk) => {
      const table = tableOf(options, desk);
      table.backups += 1;
      if (table.backups === 1)
        throw new Refused('ContinuousBackupsUnavailableException: Backups are being enabled for the table');
      table.asked.push(options);
      return {};
    },
  },
};

/** What an operator looks at, and answers nothing that matters here. */
export const looks: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  dynamodb: {
    'export-table-to-point-in-time': {
      needs: ['table-arn', 's3-bucket'],
      may: ['s3-bucket-owner', 's3-prefix'],
      answer: () => ({ ExportDescription: { ExportStatus: 'IN_PROGRESS' } }),
    },
    'list-exports': { needs: [], may: ['table-arn'], answer: () => ({ ExportSummaries: [] }) },
  },
  sesv2: {
    'list-suppressed-destinations': {
      needs: [],
      may: ['reasons', 'start-date', 'end-date'],
      answer: () => ({ SuppressedDestinationSummaries: [] }),
    },
  },
  lambda: {
    'list-event-source-mappings': {
      needs: [],
      may: ['function-name', 'event-source-arn'],
      answer: () => ({ EventSourceMappings: [] }),
    },
    'update-event-source-mapping': {
      needs: ['uuid'],
      may: ['enabled'],
      answer: () => ({ State: 'Enabling' }),
    },
  },
};

const seen = new Map<string, number>();

export const sesv2: Readonly<Record<string, Operation>> = {
  'create-email-identity': {
    needs: ['email-identity'],
    answer: () => ({ DkimAttributes: { Tokens: ['one', 'two', 'three'] } }),
  },
  'put-account-details': {
    needs: ['mail-type', 'website-url'],
    may: ['production-access-enabled', 'contact-language', 'use-case-description'],
    answer: () => undefined,
  },
  'get-email-identity': {
    needs: ['email-identity'],
    answer: ({ 'email-identity': name = '' }) => ({
      DkimAttributes: { Status: twice(seen, name, 'PENDING', 'SUCCESS') },
    }),
  },
  'get-account': { needs: [], answer: () => ({ SendingEnabled: true, EnforcementStatus: 'HEALTHY' }) },
};

export const acm: Readonly<Record<string, Operation>> = {
  'request-certificate': {
    needs: ['domain-name'],
    may: ['validation-method'],
    answer: (_, { region, account }) => ({
      CertificateArn: `arn:aws:acm:${region}:${account.id}:certificate/made`,
    }),
  },
  'describe-certificate': {
    needs: ['certificate-arn'],
    answer: ({ 'certificate-arn': arn = '' }, { region }) => {
      if (!arn.includes(`:${region}:`)) throw new Refused('ResourceNotFoundException');
      return {
        Certificate: {
          Status: twice(seen, arn, 'PENDING_VALIDATION', 'ISSUED'),
          DomainValidationOptions: [
            { ResourceRecord: { Name: '_a.example.org.', Type: 'CNAME', Value: '_b.acm.' } },
          ],
        },
      };
    },
  },
};

export const iam: Readonly<Record<string, Operation>> = {
  'upload-server-certificate': {
    needs: ['server-certificate-name', 'certificate-body', 'private-key'],
    may: ['path', 'certificate-chain'],
    answer: ({ path }) => {
      if (path !== '/cloudfront/') throw new Refused('CloudFront only sees certificates under /cloudfront/');
      return { ServerCertificateMetadata: { ServerCertificateId: 'ASCAEXAMPLE123456789' } };
    },
  },
  'get-server-certificate': {
    needs: ['server-certificate-name'],
    answer: () => ({
      ServerCertificate: { ServerCertificateMetadata: { ServerCertificateId: 'ASCAEXAMPLE123456789' } },
    }),
  },
};

export const s3api: Readonly<Record<string, Operation>> = {
  'list-object-versions': {
    needs: ['bucket'],
    may: ['max-items', 'prefix'],
    answer: ({ bucket = '', 'max-items': most = '1000' }, { versions }) => ({
      Versions: versions
        .get(bucket)
        ?.slice(0, Number(most))
        .map((Key) => ({ Key, VersionId: `${Key}-1` })),
    }),
  },
  'delete-objects': {
    needs: ['bucket', 'delete'],
    answer: ({ bucket = '', delete: asked = '{}' }, { versions }) => {
      const gone = (JSON.parse(asked) as { Objects: { Key: string }[] }).Objects.map(({ Key }) => Key);
      versions.set(
        bucket,
        (versions.get(bucket) ?? []).filter((key) => !gone.includes(key)),
      );
      return { Deleted: gone.map((Key) => ({ Key })) };
    },
  },
  'copy-object': { needs: ['bucket', 'key', 'copy-source'], answer: () => ({ CopyObjectResult: {} }) },
};
