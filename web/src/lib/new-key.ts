/** 20 random letters (15 bytes as base64url): an Idempotency-Key. */
export const newKey = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(15))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
