// What stands before the text of an item or a footnote: a bullet, a number, a sign.
import type { Segment } from './segments.ts';

const bulletSign = String.raw`[-–—•‣◦▪▫■□●○·∙‧・⁃➢➤►▶✓✔❖\u{f000}-\u{f0ff}]`;
const number = String.raw`(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})`;
const noteSign = '[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡§¶]';
const marker = new RegExp(
  String.raw`^(?:${bulletSign}|${number}[.)]|\(${number}\)|\[\d{1,3}\]|${noteSign})$`,
  'u',
);
const item = new RegExp(
  String.raw`^(?:(?<bullet>${bulletSign})|\d{1,3}[.)]|\(?(?:[a-z]|[ivx]{1,5})\)|\(\d{1,2}\)|\[\d{1,3}\])[ \t](?=\S)`,
  'u',
);
/** A sign or a small number in front of a footnote. */
const note = /^(?:[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡§¶]{1,3}|\[\d{1,3}\])(?:[.)]?\s*)(?=\S)/u;
const sectionNumber = /^(?:\d{1,3}(?:\.\d{1,3})*\.?|[A-Z](?:\.\d{1,3})*\.?|[IVX]{1,5}\.)$/u;

/** The first stretch is only the sign of what the second says. */
export function isMarker(first: Segment, second: Segment): boolean {
  if (first.length > 8 || second.left - first.right > first.size * 5) return false;
  const text = first.text;
  return (marker.test(text) || sectionNumber.test(text)) && /\p{L}/u.test(second.text);
}

/** UTF-16 units of the sign that an item's text begins with, the space behind it counted; 0 where it is no item. */
export const itemMarker = (text: string): { readonly length: number; readonly bullet: boolean } => {
  const found = item.exec(text);
  return { length: found?.[0].length ?? 0, bullet: found?.groups?.bullet !== undefined };
};

/** Whether a text begins with a small number or sign, as footnotes do. */
export const isNote = (text: string): boolean => note.test(text);

const caption =
  /^(?:fig(?:ure|\.)|table|tab\.|chart|abb(?:ildung|\.)|tabelle|tableau|listing|algorithm|図|表)\s*[\dA-Z０-９]/iu;

/** Stands above or below a figure or table. */
export const isCaption = (text: string): boolean => caption.test(text);
