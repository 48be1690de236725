import { hasRole, type Role } from './session';

/** Who may do what at the desk. The API refuses in any case: this keeps buttons away that would only be refused. */
const deeds = {
  organise: ['organiser', 'admin'],
  seeRoster: ['organiser', 'auditor', 'admin'],
  manageMoney: ['finance', 'admin'],
  seeMoney: ['finance', 'auditor', 'admin'],
  askForMoney: ['organiser', 'finance', 'admin'],
  seeSpending: ['organiser', 'finance', 'auditor', 'admin'],
  sign: ['merchant'],
  seeMembers: ['auditor', 'admin'],
  manageMembers: ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Deed = keyof typeof deeds;

export const may = (organisationId: string, deed: Deed): boolean => hasRole(organisationId, deeds[deed]);

/** For the menu: the roles that open a page. */
export const rolesFor = (deed: Deed): readonly Role[] => deeds[deed];
