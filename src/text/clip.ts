// Shortens text to so many UTF-16 units, never between the halves of a character. A quotation is shown whole or not at all.

/** The beginning of the text, at most `most` units long. */
export const beginning = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

/** The same, with an ellipsis as its last character where something was cut off. */
export const clip = (text: string, most: number): string =>
  text.length <= most ? text : `${beginning(text, most - 1)}…`;
