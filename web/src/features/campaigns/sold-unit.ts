import type { AgreementSummary } from '../../../../functions/selling/campaigns/campaign';
import type { Words } from '../../../../functions/shared/words';

/**
 * What the campaign's sales are counted in: the unit of the agreements that something was sold by, while nothing was that of all.
 * @returns undefined where they differ: fish and boxes that are added up are neither
 */
export const soldUnit = (
  agreements: readonly Pick<AgreementSummary, 'unit' | 'accrued'>[],
): Words | undefined => {
  const sold = agreements.filter(({ accrued }) => accrued > 0);
  const [first, ...others] = (sold.length > 0 ? sold : agreements).map(({ unit }) => unit);
  return others.every(({ zh }) => zh === first?.zh) ? first : undefined;
};
