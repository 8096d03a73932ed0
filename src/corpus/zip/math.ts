// A formula of Office on one line, so that no exponent or fraction becomes another number.
import { child, childrenOf, type Element, textOf } from './xml.ts';

/** As Word itself writes it in its linear form: `a/b`, `x^2`, `√(x+1)`. */
export function linear(element: Element | undefined): string {
  if (!element) return '';
  const part = (name: string): string => linear(child(element, `m:${name}`));
  switch (element.name) {
    case 'm:t':
      // What is only meant for programs stands for a space: "sin θ".
      return textOf(element).replace(/[\u2061-\u2064]/gu, ' ');
    case 'm:f':
      return `${grouped(part('num'))}/${grouped(part('den'))}`;
    case 'm:sSup':
      return `${part('e')}^${grouped(part('sup'))}`;
    case 'm:sSub':
      return `${part('e')}_${grouped(part('sub'))}`;
    case 'm:sSubSup':
      return `${part('e')}_${grouped(part('sub'))}^${grouped(part('sup'))}`;
    case 'm:rad':
      return `${part('deg')}√${grouped(part('e'))}`;
    case 'm:nary': {
      const sign = child(child(element, 'm:naryPr'), 'm:chr')?.attributes['m:val'] ?? '∫';
      const [from, to] = [part('sub'), part('sup')];
      return `${sign}${from && `_${grouped(from)}`}${to && `^${grouped(to)}`} ${part('e')}`;
    }
    case 'm:d': {
      const look = child(element, 'm:dPr');
      const open = child(look, 'm:begChr')?.attributes['m:val'] ?? '(';
      const close = child(look, 'm:endChr')?.attributes['m:val'] ?? ')';
      return `${open}${childrenOf(element, 'm:e').map(linear).join(', ')}${close}`;
    }
    case 'm:mr':
    case 'm:eqArr':
      return childrenOf(element, 'm:e').map(linear).join(' ');
    default:
      return childrenOf(element).map(linear).join('');
  }
}

const grouped = (text: string): string => (/^[-+−]?[\p{L}\p{N}.,°∘]*$/u.test(text) ? text : `(${text})`);
