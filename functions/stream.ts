import { followers } from './areas';
import { follow } from './platform/table/changes';

/** Lambda entry, and the local process's: hands each change of the table to those who follow from it. */
export const handler = follow(followers);
