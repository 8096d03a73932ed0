// Where the browser that photographs the preview is looked for, as Debian and its kin install it.
export const chromium = '/usr/bin/chromium';
