import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCS, documents } from './documents';

for (const [name, text] of Object.entries(documents)) writeFileSync(join(DOCS, name), await text());
