// What a call is answered with.

export type Outcome = { readonly status: number; readonly body: unknown };

export const ok = (body: unknown): Outcome => ({ status: 200, body });
export const empty: Outcome = { status: 204, body: undefined };
export const refuse = (status: number, code: number, message: string): Outcome => ({
  status,
  body: { code, message },
});
export const invalid = (broken: readonly string[]): Outcome =>
  refuse(400, 50_035, `Invalid Form Body: ${broken.join('; ')}`);
