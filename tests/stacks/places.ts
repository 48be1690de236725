/** Somewhere to deploy to, and what the deployment is told there. */
export type Place = { stage: string; region: string; env: Record<string, string> };

export const DEVELOPMENT = {
  stage: 'dev-anna',
  region: 'eu-central-1',
  env: { MAIL_FROM: '善潮 <hello@mail.example.org>' },
};
export const PRODUCTION = {
  stage: 'production',
  region: 'ap-southeast-1',
  env: {
    MAIL_FROM: '善潮 <hello@mail.example.org>',
    SITE_DOMAIN: 'shanchao.example.org',
    SITE_CERTIFICATE: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d',
    ALARM_EMAIL: 'watch@example.org',
  },
};
export const MAINLAND = {
  stage: 'production',
  region: 'cn-north-1',
  env: {
    MAIL_FROM: '善潮 <hello@mail.example.cn>',
    MAIL_BY: 'smtp',
    SITE_DOMAIN: 'shanchao.example.cn',
    SITE_CERTIFICATE: 'ASCAEXAMPLE123456789',
    ALARM_EMAIL: 'watch@example.cn',
  },
};
