import { describe, expect, test } from 'vitest';
import { offersIn } from '../../stacks/partitions';
import { mailAddress, readSettings } from '../../stacks/settings';
import { DEVELOPMENT, MAINLAND, PRODUCTION, type Place } from './places';
import { build, builtSite } from './synth';

const read = ({ stage, region, env }: Place, more: Record<string, string> = {}) =>
  readSettings({ ...env, ...more }, { stage, region });

describe('what a deployment is told', () => {
  test('a development stage needs no more than a sender', () => {
    expect(read(DEVELOPMENT)).toMatchObject({ development: true, mailBy: 'ses', webFolder: 'web/dist' });
  });

  test.each(['dev', 'dev-anna', 'test', 'preview-12'])('%s is a development stage', (stage) => {
    expect(read({ ...DEVELOPMENT, stage }).development).toBe(true);
  });

  test.each(['production', 'staging', 'anna', 'devotion', 'prod-dev'])(
    '%s is kept like production',
    (stage) => {
      expect(read({ ...PRODUCTION, stage }).development).toBe(false);
    },
  );

  test('an empty variable counts as none', () => {
    expect(read(DEVELOPMENT, { ALARM_EMAIL: '', HOME_ORGANISATION: '' }).homeOrganisation).toBe('chunan');
  });

  test('the address is read from the sender', () => {
    expect(mailAddress('善潮 <no-reply@example.org>')).toBe('no-reply@example.org');
    expect(mailAddress('no-reply@example.org')).toBe('no-reply@example.org');
  });
});

describe('what would deploy and then not work is refused', () => {
  const without = (place: Place, ...names: string[]): Place => ({
    ...place,
    env: Object.fromEntries(Object.entries(place.env).filter(([name]) => !names.includes(name))),
  });
  test.each<[string, Place, Record<string, string>, RegExp]>([
    ['no sender', without(DEVELOPMENT, 'MAIL_FROM'), {}, /mailFrom/],
    ['a sender without an address', DEVELOPMENT, { MAIL_FROM: '善潮' }, /mailFrom/],
    ['the stage of one machine', { ...DEVELOPMENT, stage: 'local' }, {}, /stage/],
    ['a stage that the functions would refuse', { ...DEVELOPMENT, stage: 'Anna' }, {}, /stage/],
    [
      'production without a domain',
      without(PRODUCTION, 'SITE_DOMAIN', 'SITE_CERTIFICATE'),
      {},
      /for the public/,
    ],
    ['a domain without a certificate', without(PRODUCTION, 'SITE_CERTIFICATE'), {}, /belong together/],
    ['a domain that is an address', PRODUCTION, { SITE_DOMAIN: 'https://example.org' }, /siteDomain/],
    ['SES in mainland China', without(MAINLAND, 'MAIL_BY'), {}, /no SES/],
    [
      'no domain in mainland China',
      without({ ...MAINLAND, stage: 'dev' }, 'SITE_DOMAIN', 'SITE_CERTIFICATE'),
      {},
      /ICP record/,
    ],
    ['production without somebody to tell', without(PRODUCTION, 'ALARM_EMAIL'), {}, /set ALARM_EMAIL/],
    ['an account that runs nothing', PRODUCTION, { ACCOUNT_CONCURRENCY: '0' }, /accountConcurrency/],
    ['a bucket elsewhere of nobody', PRODUCTION, { BACKUP_BUCKET: 'elsewhere' }, /belong together/],
    [
      'an account that is none',
      PRODUCTION,
      { BACKUP_BUCKET: 'elsewhere', BACKUP_ACCOUNT: 'ours' },
      /backupAccount/,
    ],
    ['a restored table without its stream', PRODUCTION, { RESTORED_TABLE: 'restored' }, /belong together/],
  ])('%s', (_, place, more, sentence) => {
    expect(() => read(place, more)).toThrow(sentence);
    // In both languages, Chinese first.
    expect(() => read(place, more)).toThrow(new RegExp(`\\p{Script=Han}[^]*。 [^]*${sentence.source}`, 'u'));
  });
});

test('pages that were built for another home organisation are not deployed', () => {
  const env = { ...DEVELOPMENT.env, WEB_FOLDER: builtSite('xihu') };
  expect(() => build({ ...DEVELOPMENT, env })).toThrow(/run "npm run build" with HOME_ORGANISATION=chunan/);
});

test('mainland China offers less, a region that nobody knows yet offers all', () => {
  expect(offersIn('cn-northwest-1')).toEqual({
    newFront: false,
    frontName: false,
    ses: false,
    frontLog: true,
  });
  expect(offersIn('eu-central-1')).toEqual({ newFront: true, frontName: true, ses: true, frontLog: true });
  expect(offersIn('mars-north-1')).toEqual(offersIn('eu-central-1'));
});

test.each(['ap-east-1', 'af-south-1', 'eu-south-1', 'me-south-1'])(
  'CloudFront puts no log into a bucket of %s, and everything else is there',
  (region) => {
    expect(offersIn(region)).toEqual({ ...offersIn('eu-central-1'), frontLog: false });
  },
);
