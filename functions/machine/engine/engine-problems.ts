import { Told } from '../../shared/told';

/** Why the database engine cannot run here. */
export class EngineProblem extends Told {}

/** This machine has no engine that we know of. */
export class NoEngine extends EngineProblem {
  constructor(platform: string) {
    super({
      zh: `这台机器（${platform}）没有可用的数据库引擎：请安装 Java 11 至 23，并用 "npm ci" 安装开发依赖；或把 DYNAMODB_ENDPOINT 设为一个兼容 DynamoDB 的引擎地址。`,
      en: `There is no database engine for ${platform}: install Java 11 to 23 and run "npm ci" with the development packages, or set DYNAMODB_ENDPOINT to a DynamoDB-compatible engine.`,
    });
  }
}

/** The folder holds what another engine wrote, and that engine is not here; starting empty would look like a loss. */
export class OtherEnginesFolder extends EngineProblem {
  constructor(folder: string, kind: string) {
    super({
      zh: `目录 ${folder} 是由 ${kind} 引擎写成的，而它无法在此运行：请用 --data 另选目录。`,
      en: `The folder ${folder} was written by the engine ${kind}, which cannot run here: choose another folder with --data.`,
    });
  }
}

/** The folder cannot be made, or nothing can be written in it. */
export class FolderUnusable extends EngineProblem {
  constructor(folder: string, cause: unknown) {
    super(
      {
        zh: `目录 ${folder} 无法写入：请用 --data 另选目录，或修改其权限。`,
        en: `Nothing can be written in the folder ${folder}: choose another with --data, or change its permissions.`,
      },
      { cause },
    );
  }
}

/** Another process that is alive keeps its data there; two engines on one file would harm it. */
export class FolderInUse extends EngineProblem {
  constructor(folder: string, ownerPid: number) {
    super({
      zh: `目录 ${folder} 正被进程 ${ownerPid} 使用：请先结束该进程，或用 --data 另选目录。`,
      en: `The folder ${folder} is in use by process ${ownerPid}: end that one first, or choose another folder with --data.`,
    });
  }
}

/** The engine is here, but it ended or stayed silent while it was starting. */
export class EngineFailed extends EngineProblem {
  constructor(kind: string, lastWords: string) {
    const words = lastWords.trim().split('\n').slice(-3).join(' / ') || '…';
    super({
      zh: `数据库引擎 ${kind} 未能启动（${words}）；可用 DYNAMODB_ENDPOINT 指定其他引擎。`,
      en: `The database engine ${kind} did not start (${words}); set DYNAMODB_ENDPOINT to use another one.`,
    });
  }
}

/** Another process has the engine's file open; to change it now would harm it. */
export class FileInUse extends EngineProblem {
  constructor(file: string, holder: number) {
    super({
      zh: `文件 ${file} 正被进程 ${holder} 使用：请先结束该进程，或用 --data 另选目录。`,
      en: `The file ${file} is in use by process ${holder}: end that one first, or choose another folder with --data.`,
    });
  }
}

/** The engine's file is torn, or cannot be read or written. It is left as it is. */
export class FileUnreadable extends EngineProblem {
  constructor(file: string, cause: Error) {
    super(
      {
        zh: `文件 ${file} 无法读写（${cause.message}），已保持原样。请放回它的备份，或用 --data 另选目录。`,
        en: `The file ${file} cannot be read or written (${cause.message}); it is left as it is. Put a copy of it back, or choose another folder with --data.`,
      },
      { cause },
    );
  }
}

/** A file that the engine did not write stands in its place. */
export class ForeignFile extends EngineProblem {
  constructor(file: string) {
    super({
      zh: `文件 ${file} 不是由数据库引擎写成的，未作任何改动：请把它移走，或用 --data 另选目录。`,
      en: `The file ${file} was not written by the database engine, and is left as it is: move it away, or choose another folder with --data.`,
    });
  }
}

/** Without its key nobody reaches what the engine keeps; with another one it would look empty. */
export class KeyDamaged extends EngineProblem {
  constructor(file: string) {
    super({
      zh: `文件 ${file} 已损坏，其中是读取数据所用的钥匙，不会自动换新：请放回它的备份；若目录里还没有数据，删除它再启动。`,
      en: `The file ${file} is damaged. It is the key to what is kept there, and is not replaced in silence: put a copy of it back, or, where nothing is kept yet, delete it and start again.`,
    });
  }
}

/** The engine's file is there and empty, though much was kept in it: begun on it, all would look lost. */
export class FileEmptied extends EngineProblem {
  constructor(file: string) {
    super({
      zh: `文件 ${file} 是空的，而其中本来有数据，已保持原样：请放回它的备份，或用 --data 另选目录。`,
      en: `The file ${file} is empty, though there was a table in it; it is left as it is. Put a copy of it back, or choose another folder with --data.`,
    });
  }
}
