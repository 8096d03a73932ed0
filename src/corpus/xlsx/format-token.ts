// A part of a number format of a sheet.

/** Literal text, places for digits, a percent sign or a part of a date. */
export type FormatToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'digits'; readonly text: string }
  | { readonly kind: 'percent'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string };
