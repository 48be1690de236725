import { describe, expect, test } from 'vitest';
import { app } from '../../functions/app';
import { Role } from '../../functions/shared/actor';

type Schema = Record<string, unknown>;
type Parameter = { name: string; in: string; required?: boolean; schema?: Schema };
type Reply = { description?: string; content?: Record<string, { schema?: Schema }> };
type Operation = {
  operationId?: string;
  'x-access'?: string | string[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: Schema }> };
  responses: Record<string, Reply>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const document = (await (await app.request('/api/openapi.json')).json()) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method,
    operation,
    name: operation.operationId ?? '',
  })),
);

/** Those that the notice of a payment comes to: they answer the provider in its own way. */
const OF_PROVIDERS = /^\/api\/payments\//;

/** POSTs that make nothing new: asked twice they find what they did. Everything else that is posted makes something. */
const MAKES_NOTHING =
  /^(publish\w+|end\w+|cancel\w+|withdraw\w+|pause\w+|close\w+|reopen\w+|sign\w+|open(?!Shift)\w+|giveUpPlace|check(In|Out)|approve\w+|decline\w+|undo\w+|resolve\w+|(preview|suggest)\w+|pay\w+|remove\w+|accept\w+|inviteAgain|setLineAside|takeLineBack)$/;

test('the document is OpenAPI 3.1 with a name, and says of each thing once what it is', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.info.title).toContain('善潮');
  expect(operations.length).toBeGreaterThan(50);
  const ids = operations.map(({ name }) => name);
  expect(new Set(ids).size).toBe(ids.length);
});

test('each reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
  expect(references.length).toBeGreaterThan(50);
  for (const to of references) {
    const [, schema] = /^#\/components\/schemas\/(\w+)$/.exec(to) ?? [];
    expect(document.components.schemas, to).toHaveProperty(schema ?? to);
  }
});

describe.each(operations)('$name', ({ path, method, operation, name }) => {
  const parameters = operation.parameters ?? [];

  test('has a name that programs can call, and says who may', () => {
    expect(name).toMatch(/^[a-z][A-Za-z]+$/);
    const access = operation['x-access'];
    const roles: readonly string[] = Role.options;
    if (Array.isArray(access)) {
      expect(access.length).toBeGreaterThan(0);
      for (const role of access) expect(roles).toContain(role);
    } else expect(['public', 'signed-in']).toContain(access);
  });

  test('names each part of its path, and what it takes', () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
    const told = parameters.filter((one) => one.in === 'path');
    expect(told.map((one) => one.name).sort()).toEqual(inPath.sort());
    for (const one of told) expect(one.required).toBe(true);
    for (const one of parameters) expect(one.schema, one.name).toBeDefined();
    if (operation.requestBody) {
      expect(operation.requestBody.required).toBe(true);
      for (const [type, { schema }] of Object.entries(operation.requestBody.content)) {
        expect(type).toMatch(/^(application\/json|multipart\/form-data)$/);
        expect(schema).toBeDefined();
      }
    }
    if (['get', 'delete'].includes(method)) expect(operation.requestBody).toBeUndefined();
  });

  test('answers well, and each refusal is a problem in the one form', () => {
    const codes = Object.keys(operation.responses);
    expect(codes.some((code) => /^2\d\d$/.test(code))).toBe(true);
    for (const code of ['400', '401', '403', '404', '409', '422', '429', '503'])
      expect(codes).toContain(code);
    for (const [code, { content, description }] of Object.entries(operation.responses)) {
      expect(description, code).toMatch(/\p{L}{2}/u);
      if (Number(code) < 400) continue;
      expect(content?.['application/problem+json']?.schema, code).toEqual({
        $ref: '#/components/schemas/Problem',
      });
    }
  });

  test('takes an Idempotency-Key where it makes something', () => {
    const key = parameters.find((one) => one.in === 'header' && one.name === 'idempotency-key');
    const makes = method === 'post' && !OF_PROVIDERS.test(path) && !MAKES_NOTHING.test(name);
    expect(key !== undefined, `${name} ${makes ? 'makes something' : 'makes nothing'}`).toBe(makes);
    if (key) expect(key).toMatchObject({ required: true, schema: { type: 'string' } });
    if (operation.responses['201']) expect(makes).toBe(true);
  });
});
