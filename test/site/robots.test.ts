// What a robots.txt allows, by the rules and examples of RFC 9309.
import { describe, expect, it } from 'vitest';
import { readRobots } from '../../src/site/robots.ts';

const allowed = (text: string, ...paths: readonly string[]): readonly boolean[] =>
  paths.map((path) => readRobots(text, 'footnote').allows(path));

describe('a robots.txt', () => {
  it('speaks to us by name, else to everybody, and joins the groups of one name', () => {
    const text =
      'User-agent: *\nDisallow: /\n\nUser-Agent: Footnote/1.0\nUser-agent: other\nDisallow: /a\n\nuser-agent: FOOTNOTE\ndisallow: /b';
    expect(allowed(text, '/a', '/b', '/c')).toEqual([false, false, true]);
    expect(readRobots(text, 'third').allows('/c')).toBe(false);
  });

  it('counts the longest rule, and of two as long the one that allows', () => {
    const text = 'User-agent: *\nDisallow: /folder\nAllow: /folder/page\nDisallow: /x\nAllow: /x';
    expect(allowed(text, '/folder', '/folder/page', '/x', '/robots.txt')).toEqual([false, true, true, true]);
  });

  it('knows the signs * and $, and reads codes and letters alike', () => {
    const text =
      'User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c\nDisallow: /caf%c3%a9\nDisallow: /ÿ\nDisallow: *end$ # so';
    expect(
      allowed(text, '/x.pdf', '/x.pdf?y', '/a1b2c3', '/acb', '/caf%C3%A9', '/%C3%BF', '/the-end', '/end/'),
    ).toEqual([false, true, false, true, false, false, false, true]);
  });

  it('says nothing by an empty rule, a line that is none, or a broken delay', () => {
    expect(allowed('User-agent: *\nDisallow:\nNonsense\nCrawl-delay: soon', '/a')).toEqual([true]);
    expect(readRobots('User-agent: *\nCrawl-delay: 2.5', 'footnote').delay).toBe(2_500);
    expect(readRobots('User-agent: *\nCrawl-delay: soon', 'footnote').delay).toBeUndefined();
  });

  it('takes no time on thousands of names, rules and signs', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `User-agent: footnote\nUser-agent: x${i}`).join(
      '\n',
    );
    const rules = Array.from({ length: 2_000 }, () => `Disallow: /${'*a'.repeat(50)}$`).join('\n');
    expect(allowed(`${names}\n${rules}`, `/${'a'.repeat(2_000)}b`)).toEqual([true]);
  });
});
