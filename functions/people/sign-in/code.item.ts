import { codec } from '../../platform/table/item';
import { Codes } from './code';

/** Of sign-in, which belongs to no organisation: under the address or number that the codes were sent to. */
export const codesItem = codec({
  kind: 'codes',
  version: 1,
  pk: 'AUTH#code#sign-in-otp-{whom}',
  sk: 'CODES',
  shape: Codes,
});
