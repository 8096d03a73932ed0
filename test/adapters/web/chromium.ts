// The browser that pages are looked at in, where it is installed.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright-core';
import { chromium as executablePath } from '../../preview/chromium.ts';

export const present = existsSync(executablePath);
if (!present)
  console.warn('Pages are not looked at: there is no Chromium here (Debian: apt install chromium).');

/** The script that judges whether everybody can use a page. */
export const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
