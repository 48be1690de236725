import { enginesHere, here } from '../../functions/machine/engine/engine-kinds';

/** Says in one line where the table's tests are not run a second time. */
export default (): void => {
  if (enginesHere(here()).some(({ kind }) => kind === 'dynamodb-local')) return;
  console.log(
    'table-local is left out: DynamoDB Local needs Java and the devDependency amplify-dynamodb-simulator.',
  );
};
