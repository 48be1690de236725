import { post, put, type Acts } from './acts';
import { asked } from './ask';
import { invitedTo, organisation, staffOf } from './people';
import { signedIn } from './sessions';
import { minutesAgo } from './soon';

let organisations = 0;
const account = { holder: '淳安县慈善总会', bank: '中国银行淳安支行', number: '4056 7890 1234' };

/** People and what they are where. */
export const peopleActs = (): Acts => {
  const house = async () => {
    const o = await organisation(`house-${(organisations += 1)}`);
    return { at: `/organisations/${o}`, o, admin: await staffOf(o, ['admin']) };
  };
  return {
    changeMe: async () => ({ method: 'PUT', path: '/me', body: { name: '林小潮水' }, as: await signedIn() }),
    getMyCalendar: async () => ({ method: 'GET', path: '/me/calendar', as: await signedIn() }),
    changeOrganisation: async () => {
      const { at, admin } = await house();
      const words = { name: { zh: '新名字' }, district: { zh: '淳安' }, contact: '0571-1234' };
      return put(at, admin, { ...words, revision: 1 });
    },
    changeReceivingAccount: async () => {
      const { at, admin } = await house();
      return put(`${at}/receiving-account`, admin, { account, revision: 1 });
    },
    approveReceivingAccount: async () => {
      const { at, o, admin } = await house();
      await asked(200, 'PUT', `${at}/receiving-account`, { account, revision: 1 }, { as: admin });
      return post(`${at}/receiving-account/approve`, await staffOf(o, ['finance']), { account });
    },
    withdrawReceivingAccount: async () => {
      const { at, admin } = await house();
      await asked(200, 'PUT', `${at}/receiving-account`, { account, revision: 1 }, { as: admin });
      return post(`${at}/receiving-account/withdraw`, admin, { reason: '账号写错了' });
    },
    renewMyCalendar: async () => post('/me/calendar/renew', await signedIn()),
    setMember: async () => {
      const { at, admin } = await house();
      const { email } = await signedIn();
      return { method: 'PUT', path: `${at}/members`, body: { email, roles: ['organiser'] }, as: admin };
    },
    inviteAgain: async () => {
      const { at, o, admin } = await house();
      const { personId } = await invitedTo(o, admin, minutesAgo(60));
      return post(`${at}/members/${personId}/invite-again`, admin);
    },
    acceptInvitation: async () => {
      const { o, admin } = await house();
      return post(`/me/invitations/${o}/accept`, await invitedTo(o, admin));
    },
    declineInvitation: async () => {
      const { o, admin } = await house();
      return post(`/me/invitations/${o}/decline`, await invitedTo(o, admin));
    },
    removeMember: async () => {
      const { at, o, admin } = await house();
      const { personId } = await staffOf(o, ['organiser']);
      return post(`${at}/members/${personId}/remove`, admin);
    },
  };
};
