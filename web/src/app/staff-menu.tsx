import { useLocation } from 'preact-iso';
import type { VNode } from 'preact';
import { FundIcon, CalendarIcon, ClockIcon, PersonIcon } from '../components/icons';
import {
  BasketIcon,
  FlagIcon,
  GridIcon,
  OutIcon,
  PenIcon,
  ScaleIcon,
  SheetIcon,
  ShopIcon,
  TagIcon,
  TrayIcon,
} from '../components/staff-icons';
import { inWords } from '../lib/language';
import { rolesFor } from '../lib/may';
import { me, type Me, type Role } from '../lib/session';
import { deskWords } from '../messages/desk';
import staffCss from './staff.module.css';
import { classes } from '../lib/classes';

type Group = 'volunteering' | 'money' | 'selling' | 'shop' | 'people';
type Entry = {
  path: string;
  group: Group;
  says: () => string;
  Icon: typeof ClockIcon;
  roles: readonly Role[];
};
export type Membership = Me['memberships'][number];

/** What the desk offers, in the order of the menu, and to whom. */
const entries: readonly Entry[] = [
  { path: '/shop', group: 'shop', says: () => deskWords().desk.shop, Icon: ShopIcon, roles: ['merchant'] },
  {
    path: '/today',
    group: 'volunteering',
    says: () => deskWords().desk.today,
    Icon: ClockIcon,
    roles: rolesFor('seeRoster'),
  },
  {
    path: '/events',
    group: 'volunteering',
    says: () => deskWords().desk.events,
    Icon: CalendarIcon,
    roles: rolesFor('seeRoster'),
  },
  {
    path: '/to-do',
    group: 'money',
    says: () => deskWords().desk.toDo,
    Icon: TrayIcon,
    roles: rolesFor('seeMoney'),
  },
  {
    path: '/statements',
    group: 'money',
    says: () => deskWords().desk.statements,
    Icon: SheetIcon,
    roles: rolesFor('seeMoney'),
  },
  {
    path: '/dues',
    group: 'money',
    says: () => deskWords().desk.dues,
    Icon: ScaleIcon,
    roles: rolesFor('seeMoney'),
  },
  {
    path: '/funds',
    group: 'money',
    says: () => deskWords().desk.funds,
    Icon: FundIcon,
    roles: rolesFor('seeMoney'),
  },
  {
    path: '/orders',
    group: 'money',
    says: () => deskWords().desk.orders,
    Icon: BasketIcon,
    roles: rolesFor('seeMoney'),
  },
  {
    path: '/spending',
    group: 'money',
    says: () => deskWords().desk.spending,
    Icon: OutIcon,
    roles: rolesFor('seeSpending'),
  },
  {
    path: '/campaigns',
    group: 'selling',
    says: () => deskWords().desk.campaigns,
    Icon: FlagIcon,
    roles: rolesFor('seeMoney'),
  },
  {
    path: '/merchants',
    group: 'selling',
    says: () => deskWords().desk.merchants,
    Icon: ShopIcon,
    roles: rolesFor('seeMoney'),
  },
  {
    path: '/agreements',
    group: 'selling',
    says: () => deskWords().desk.agreements,
    Icon: PenIcon,
    roles: [...rolesFor('seeMoney'), 'merchant'],
  },
  {
    path: '/offers',
    group: 'selling',
    says: () => deskWords().desk.offers,
    Icon: TagIcon,
    roles: rolesFor('seeMoney'),
  },
  {
    path: '/members',
    group: 'people',
    says: () => deskWords().desk.members,
    Icon: PersonIcon,
    roles: rolesFor('seeMembers'),
  },
  {
    path: '/organisation',
    group: 'people',
    says: () => deskWords().desk.organisation,
    Icon: FlagIcon,
    roles: rolesFor('seeMembers'),
  },
];

/** Who runs events looks for the shifts first, whoever keeps or checks the books for the money. */
const groupsFor = (roles: readonly Role[]): readonly Group[] =>
  roles.includes('organiser')
    ? ['shop', 'volunteering', 'money', 'selling', 'people']
    : ['shop', 'money', 'selling', 'volunteering', 'people'];

/** A phone's bar holds so many; where there are more, its last leads to all of them. */
const ON_A_PHONE = 5;

const entriesFor = (roles: readonly Role[]): readonly Entry[] =>
  groupsFor(roles).flatMap((group) =>
    entries.filter((entry) => entry.group === group && entry.roles.some((role) => roles.includes(role))),
  );

/** Where the desk opens for these roles: what they come for first. */
export const firstPageFor = (roles: readonly Role[]): string => entriesFor(roles)[0]?.path ?? '/all';

/** The organisations whose desk the person may open. */
export const desksOf = (who: Me): readonly Membership[] =>
  who.memberships.filter((at) => entriesFor(at.roles).length > 0);

/** The organisation, what the person is there, and the way to the others. */
export const Whose = ({ mine }: { mine: Membership }): VNode => {
  const says = deskWords().desk;
  const others = me.value ? desksOf(me.value).filter((at) => at.organisationId !== mine.organisationId) : [];
  const roles = mine.roles.filter((role) => role !== 'volunteer').map((role) => says.roles[role]);
  return (
    <div class={classes(staffCss['whose'], 'no-print')}>
      <p class={staffCss['whose-name']}>{inWords(mine.organisationName)}</p>
      <p class="muted small">{roles.join(says.roleList)}</p>
      {others.length > 0 && (
        <details key={mine.organisationId} class={staffCss['whose-others']}>
          <summary>{says.switch}</summary>
          <ul class="plain">
            {others.map((at) => (
              <li key={at.organisationId}>
                <a href={`/${at.organisationId}/desk`}>{inWords(at.organisationName)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

const Item = ({ base, entry, hidden }: { base: string; entry: Entry; hidden: boolean }): VNode => {
  const { path } = useLocation();
  const href = base + entry.path;
  return (
    <li class={hidden ? staffCss['wide-menu-only'] : undefined}>
      <a href={href} aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}>
        <entry.Icon />
        <span>{entry.says()}</span>
      </a>
    </li>
  );
};

/** A list at the side on a desk, tabs at the bottom on a phone. */
export const StaffMenu = ({ mine }: { mine: Membership }): VNode => {
  const { path } = useLocation();
  const base = `/${mine.organisationId}/desk`;
  const own = entriesFor(mine.roles);
  const hasMore = own.length > ON_A_PHONE;
  const onPhone = own.slice(0, hasMore ? ON_A_PHONE - 1 : ON_A_PHONE);
  return (
    <nav class={classes(staffCss['staff-menu'], 'no-print')} aria-label={deskWords().desk.menu}>
      <ul class="plain">
        {own.map((entry) => (
          <Item key={entry.path} base={base} entry={entry} hidden={!onPhone.includes(entry)} />
        ))}
        {hasMore && (
          <li class={staffCss['phone-menu-only']}>
            <a href={`${base}/all`} aria-current={path === `${base}/all` ? 'page' : undefined}>
              <GridIcon />
              <span>{deskWords().desk.all}</span>
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
};

/** All pages of the desk by their groups, for a phone whose bar has no room for them. */
export const AllEntries = ({ mine }: { mine: Membership }): VNode => {
  const base = `/${mine.organisationId}/desk`;
  const own = entriesFor(mine.roles);
  return (
    <>
      {groupsFor(mine.roles)
        .filter((group) => own.some((entry) => entry.group === group))
        .map((group) => (
          <section key={group} aria-labelledby={`all-${group}`}>
            <h2 id={`all-${group}`}>{deskWords().desk.groups[group]}</h2>
            <ul class={classes('plain', staffCss['all-entries'])}>
              {own
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <li key={entry.path}>
                    <a href={base + entry.path}>
                      <entry.Icon />
                      {entry.says()}
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
    </>
  );
};
