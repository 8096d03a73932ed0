// What became of quotations, as a receipt's page says it: moved, withdrawn, edited, or unknown.
import { describe, expect, it } from 'vitest';
import { openStage } from './stage.ts';

describe('a receipt', () => {
  const text = async (address: string): Promise<string> => (await fetch(address)).text();

  it('of a quotation that moved leads to its place of today, where it is marked', async () => {
    const stage = await openStage();
    const receipt = await stage.ask('What is the toll for a night?', []);
    const rules = 'Boats moor at the northern quay. The toll for a night is nine coins.';
    stage.house.write('harbour.md', `# Harbour rules\n\nA new line.\n\n${rules}\n`);
    await stage.ask('What is the toll for a night?', []);
    const page = await text(`${stage.address}/receipts/${receipt}`);
    expect(page).toContain('Moved: now in harbour.md, line 5');
    const [, to = ''] = /href="\.\.\/(documents[^"]*#L5)"/.exec(page) ?? [];
    expect(await text(`${stage.address}/${to}`)).toMatch(/<mark>[^<]*nine coins\.<\/mark>/);
    await stage.close();
  });

  it('of a withdrawn quotation says so and quotes it no more', async () => {
    const stage = await openStage();
    const receipt = await stage.ask('What is the toll for a night?', []);
    const answerId = (await stage.moderation.verify(receipt, []))?.kept.answerId ?? '';
    const ruling = { answerId, citation: 1, moderator: 'test:M1', reason: 'old' };
    await stage.moderation.decide({ kind: 'wrong', ...ruling });
    const page = await text(`${stage.address}/receipts/${receipt}`);
    expect(page).toContain('Removed by a moderator.');
    expect(page).not.toContain('nine coins');
    await stage.close();
  });

  it('that nobody was given, or that is none, is not found by any verb', async () => {
    const stage = await openStage();
    for (const path of ['/receipts/0000-0000', '/receipts/%00', '/receipts/', '/documents/', '/nothing'])
      for (const method of ['GET', 'HEAD'])
        expect((await fetch(stage.address + path, { method })).status).toBe(404);
    expect((await fetch(`${stage.address}/healthz`, { method: 'HEAD' })).status).toBe(200);
    await stage.close();
  });
});

describe('a receipt after its document was edited', () => {
  it('marks what was taken out and what came in', async () => {
    const stage = await openStage();
    const receipt = await stage.ask('What is the toll for a night?', []);
    expect(await (await fetch(`${stage.address}/receipts/${receipt}`)).text()).toContain('Unchanged');
    stage.house.write(
      'harbour.md',
      '# Harbour rules\n\nBoats moor at the northern quay. The toll for a night is ten coins.\n',
    );
    // The proof before sending notices the edit and reads the folder again.
    await stage.ask('What is the toll for a night?', []);
    const text = await (await fetch(`${stage.address}/receipts/${receipt}`)).text();
    expect(text).toContain('<del>nine</del><ins>ten</ins>');
    await stage.close();
  });
});
