import { DEEDS, type Deed } from '../../../functions/shared/deeds';
import { hasRole, type Role } from './session';

export type { Deed };

/** The API refuses in any case: this keeps buttons away that would only be refused. */
export const may = (organisationId: string, deed: Deed): boolean => hasRole(organisationId, DEEDS[deed]);

/** For the menu: the roles that open a page. */
export const rolesFor = (deed: Deed): readonly Role[] => DEEDS[deed];
