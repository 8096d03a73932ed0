// Who is let into the chat in the browser, what a form may do, and that each question has one reply, proved when it is shown.
import { afterEach, describe, expect, it } from 'vitest';
import { type ChatStage, openChatStage, visit } from './chat-stage.ts';
import { fetchAs } from './stage.ts';

let stage: ChatStage;
afterEach(() => stage.close());

const question = 'What is the toll for a night?';
const quoted = 'The toll for a night is nine coins.';
const idIn = (page: string): string => /href="\/check\/([^"?]+)"/.exec(page)?.[1] ?? '';

describe('the door', () => {
  it('opens to the address that the terminal prints, and to nobody without its key', async () => {
    stage = await openChatStage();
    for (const path of ['/', '/documents', '/review', '/?key=wrong', '/?key=', '/documents/none']) {
      const response = await fetch(stage.origin + path);
      expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
      expect(await response.text()).toContain('Open the chat from the terminal');
    }
    const entered = await fetch(stage.address);
    expect(entered.headers.get('set-cookie')).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(entered.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(await (await (await visit(stage)).get('/')).text()).toContain('Ask the documents');
  });

  it('stays shut to other hosts and origins, and to whatever a proxy hands on, even with the key', async () => {
    stage = await openChatStage();
    for (const headers of [
      { host: 'rebound.example' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'x-forwarded-for': '203.0.113.9' },
    ])
      expect(await fetchAs(stage.address, headers as Record<string, string>)).toBe(404);
  });

  it('takes no form from elsewhere: without the token, with another browser’s, or from another port', async () => {
    stage = await openChatStage();
    const [ours, theirs] = [await visit(stage), await visit(stage)];
    const fields = { ask: '1', question };
    const [, token = ''] = /name="token" value="([^"]+)"/.exec(await (await theirs.get('/')).text()) ?? [];
    for (const sent of [
      ours.post('/ask', { ...fields, token: '' }),
      ours.post('/ask', { ...fields, token }),
      ours.post('/ask', fields, { origin: 'http://127.0.0.1:1' }),
    ])
      expect((await sent).status).toBe(403);
    expect((await ours.post('/ask', { ...fields, question: 'x'.repeat(70_000) })).status).toBe(413);
    expect(await (await ours.get('/')).text()).not.toContain(quoted);
  });
});

describe('a conversation', () => {
  it('replies once to a question that is sent twice, and gives each browser its own', async () => {
    stage = await openChatStage();
    const [ours, theirs] = [await visit(stage), await visit(stage)];
    const fields = { ask: 'once', question };
    await Promise.all([ours.post('/ask', fields), ours.post('/ask', fields)]);
    const page = await (await ours.post('/ask', fields)).text();
    expect(page.split('<article').length - 1).toBe(1);
    expect(page).toContain('nine coins');
    expect(page).toMatch(/\[1\] Harbour rules · line 3/);
    expect(page).toMatch(/Receipt [0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(await (await theirs.get('/')).text()).not.toContain('nine coins');
    expect(await (await ours.post('/new', {})).text()).not.toContain('nine coins');
  });

  it('shows no quotation again that its document does not hold any more', async () => {
    stage = await openChatStage();
    const browser = await visit(stage);
    await browser.post('/ask', { ask: '1', question });
    stage.house.write('harbour.md', '# Harbour rules\n\nNobody pays here.\n');
    const page = await (await browser.get('/')).text();
    expect(page).toContain('Removed: the document has changed.');
    expect(page).not.toContain('nine coins');
  });

  it('says so where the documents hold no answer, and answers small talk', async () => {
    stage = await openChatStage();
    const browser = await visit(stage);
    const none = await browser.post('/ask', { ask: '1', question: 'Who sells xylophones?' });
    expect(await none.text()).toContain('I couldn’t find this in the documents.');
    const talk = await (await browser.post('/ask', { ask: '2', question: 'hello' })).text();
    expect(talk).toContain('Hi! Ask a question');
  });

  it('lets nothing in a question or an address become mark-up', async () => {
    stage = await openChatStage();
    const browser = await visit(stage);
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    const page = await (await browser.post('/ask', { ask: '1', question: evil })).text();
    expect(page).toContain('&lt;img src=x');
    for (const path of ['/', `/source/${encodeURIComponent(evil)}/1`, `/check/${encodeURIComponent(evil)}`])
      expect(await (await browser.get(path)).text()).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
  });
});

describe('moderators', () => {
  it('see a report, retire its passage with a reason, and restore it', async () => {
    stage = await openChatStage();
    const browser = await visit(stage);
    const answer = idIn(await (await browser.post('/ask', { ask: '1', question })).text());
    // The name under which it is forgotten.
    expect(await stage.engine.isAsker(answer, 'web:local')).toBe(true);
    await browser.post('/report', { answer, citation: '1', reason: 'The toll has risen.' });
    const queue = await (await browser.get('/review')).text();
    expect(queue).toContain('Review queue: 1 to review');
    expect(queue).toContain('What’s wrong: The toll has risen.');
    const [, flag = ''] = /\?flag=([^"]+)"/.exec(queue) ?? [];
    const rule = async (fields: Readonly<Record<string, string>>): Promise<string> =>
      (await browser.post('/decide', { answer, citation: '1', ...fields })).text();
    expect(await rule({ kind: 'retire', reason: ' ', flag })).toContain(
      'Why shouldn’t this be quoted again?',
    );
    expect(await rule({ kind: 'retire', reason: 'Too old.', flag })).toContain('Retired: never quoted.');
    expect(await (await browser.get('/review')).text()).toContain('nothing to review');
    const told = 'A moderator checked the quote and removed it.';
    expect(await (await browser.get('/')).text()).toContain(told);
    expect(await (await browser.get('/')).text()).not.toContain(told);
    const page = await (await browser.post('/ask', { ask: '2', question })).text();
    expect(page).toContain('Removed by a moderator.');
    expect(page).not.toContain(quoted);
    expect(await rule({ kind: 'undo' })).toContain('Undone.');
    expect(await (await browser.post('/ask', { ask: '3', question })).text()).toContain('nine coins');
  });

  it('are asked about words that were edited after they were retired, and may allow them', async () => {
    stage = await openChatStage();
    const browser = await visit(stage);
    const answer = idIn(await (await browser.post('/ask', { ask: '1', question })).text());
    await browser.post('/decide', { answer, citation: '1', kind: 'retire', reason: 'Too low.' });
    stage.house.write(
      'harbour.md',
      '# Harbour rules\n\nBoats moor at the northern quay. The toll for a night is ten coins.\n',
    );
    // The proof of an answer notices the edit and reads the folder again.
    await browser.post('/ask', { ask: '2', question: 'Who keeps the ledger of arrivals?' });
    const queue = await (await browser.get('/review')).text();
    expect(queue).toContain('harbour.md was retired: Too low.');
    expect(queue).toContain('<del>nine</del><ins>ten</ins>');
    const [, passage = ''] = /name="passage" value="([0-9a-f]+)"/.exec(queue) ?? [];
    const allowed = await (await browser.post('/decide', { passage, kind: 'right' })).text();
    expect(allowed).toContain('The new text can be quoted.');
    expect(await (await browser.post('/ask', { ask: '3', question })).text()).toContain('ten coins');
  });

  it('get lines for questions.yaml, leave notes, and do nothing to what is not there', async () => {
    stage = await openChatStage();
    const browser = await visit(stage);
    const answer = idIn(await (await browser.post('/ask', { ask: '1', question })).text());
    const right = await (await browser.post('/decide', { answer, citation: '1', kind: 'right' })).text();
    expect(right).toContain('document: harbour.md');
    const noted = await browser.post('/decide', { answer, kind: 'note', reason: 'Ask the harbour master.' });
    expect(await noted.text()).toContain('left a note on the answer: Ask the harbour master.');
    expect((await browser.post('/decide', { answer, kind: 'burn' })).status).toBe(404);
    expect((await browser.post('/decide', { answer: 'none', kind: 'right' })).status).toBe(404);
    expect((await browser.post('/feedback', { answer: 'none', verdict: 'helpful' })).status).toBe(404);
    expect((await browser.post('/report', { answer: 'none', reason: 'x' })).status).toBe(404);
  });
});
