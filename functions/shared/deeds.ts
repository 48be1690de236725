export const ROLES = ['volunteer', 'organiser', 'merchant', 'finance', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Staff may see what is not published yet. */
export const STAFF = ['organiser', 'finance', 'auditor', 'admin'] as const satisfies readonly Role[];

/** Who may do what within an organisation: routes allow by it, and pages show by it what would not be refused. */
export const DEEDS = {
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

export type Deed = keyof typeof DEEDS;
