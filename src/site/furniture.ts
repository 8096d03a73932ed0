// Parts of pages that are no part of their text, by the names that the usual makers of sites and banners give them. Pure.

const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** Classes and ids. Elements that say it themselves (nav, footer, roles) need no name. */
const names: ReadonlySet<string> = new Set([
  // Banners that ask for consent: OneTrust, Cookiebot, CookieYes, Osano, Usercentrics, and what sites call their own.
  ...words(`
    onetrust-consent-sdk CybotCookiebotDialog cookie-law-info-bar cky-consent-container cc-window usercentrics-root
    cookie-banner cookie-consent cookie-notice cookie-bar cookiebanner cookieconsent gdpr-banner
  `),
  // What readers wrote, and where they write: WordPress, Disqus, giscus.
  ...words('comments comments-area comment-respond disqus_thread giscus'),
  // To share, and to read on: WordPress, Ghost, Hugo and others.
  ...words('sharedaddy jp-relatedposts share-buttons social-share related-posts newsletter-signup'),
  // Contents and ways of documentation: Docusaurus, VitePress, MkDocs, Sphinx, Jekyll.
  ...words(`
    theme-doc-toc-mobile theme-doc-toc-desktop theme-doc-breadcrumbs theme-doc-footer table-of-contents pagination-nav
    VPDocAside VPLocalNav md-source-file md-sidebar sphinxsidebar prev-next-area skip-link skiplink announcementBar
  `),
]);

/** Whether an element of these classes and this id is none of the page's text. */
export const isFurniture = (written: string, id: string): boolean =>
  names.has(id) || written.split(/\s+/u).some((name) => names.has(name));
