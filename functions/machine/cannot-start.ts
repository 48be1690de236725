import { Told } from '../shared/told';

/** A start that cannot go on: told to a person, then a non-zero exit. */
export class CannotStart extends Told {}

/** @param where what could not be written */
export const diskFull = (where: string, cause?: unknown): CannotStart =>
  new CannotStart(
    {
      zh: `无法写入 ${where}：磁盘已满。请腾出空间后重新运行 npm start，或用 --data 另选目录。`,
      en: `Nothing can be written in ${where}: the disk is full. Free some space and run npm start again, or choose another folder with --data.`,
    },
    { cause },
  );

/** @param where what is damaged */
export const tableDamaged = (where: string, cause?: unknown): CannotStart =>
  new CannotStart(
    {
      zh: `${where} 里的数据表已损坏，已保持原样。请放回数据目录的备份，或用 --data 另选目录。`,
      en: `The table in ${where} is damaged; it is left as it is. Put a copy of the data folder back, or choose another folder with --data.`,
    },
    { cause },
  );
